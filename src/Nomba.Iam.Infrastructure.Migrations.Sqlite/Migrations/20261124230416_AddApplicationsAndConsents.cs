using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddApplicationsAndConsents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_OrganizationId",
                table: "Applications");

            migrationBuilder.AddColumn<string>(
                name: "AllowedPermissions",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ConsentVersion",
                table: "Applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "CreatedBy",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Applications",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Applications",
                type: "TEXT",
                maxLength: 150,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "Applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "StatusChangedAt",
                table: "Applications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatusReason",
                table: "Applications",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TokensEndedAt",
                table: "Applications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApplicationSecrets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hint = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    GracePeriodSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationSecrets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApplicationSecrets_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // By hand, from here: secrets move to their table, and names that are already doubled stay apart by their id.
            migrationBuilder.Sql(
                """
                INSERT INTO "ApplicationSecrets" ("Id", "Hash", "Hint", "State", "GracePeriodSeconds", "CreatedAt", "ActivatedAt", "ApplicationId")
                SELECT "Id", "SecretHash", '', 2, 0, "CreatedAt", "CreatedAt", "Id" FROM "Applications" WHERE "SecretHash" IS NOT NULL
                """);

            migrationBuilder.Sql(
                """
                UPDATE "Applications" SET "NameKey" = UPPER("Name")
                """);

            migrationBuilder.Sql(
                """
                UPDATE "Applications" SET "NameKey" = "NameKey" || ' ' || "Id"
                WHERE EXISTS (SELECT 1 FROM "Applications" other WHERE other."OrganizationId" = "Applications"."OrganizationId"
                AND other."NameKey" = "Applications"."NameKey" AND other."Id" < "Applications"."Id")
                """);

            migrationBuilder.DropColumn(
                name: "SecretHash",
                table: "Applications");
            // By hand, to here.

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstGivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastGivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenIdScopes = table.Column<string>(type: "TEXT", nullable: false),
                    Permissions = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Consents_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RefreshFamilies_ClientId_MemberId",
                table: "RefreshFamilies",
                columns: new[] { "ClientId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorizationCodes_MemberId_ApplicationId",
                table: "AuthorizationCodes",
                columns: new[] { "MemberId", "ApplicationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OrganizationId_Id",
                table: "Applications",
                columns: new[] { "OrganizationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OrganizationId_NameKey",
                table: "Applications",
                columns: new[] { "OrganizationId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationSecrets_ApplicationId",
                table: "ApplicationSecrets",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_ApplicationId_OrganizationId_Id",
                table: "Consents",
                columns: new[] { "ApplicationId", "OrganizationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_MemberId_ApplicationId",
                table: "Consents",
                columns: new[] { "MemberId", "ApplicationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consents_UserId_Id",
                table: "Consents",
                columns: new[] { "UserId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApplicationSecrets");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropIndex(
                name: "IX_RefreshFamilies_ClientId_MemberId",
                table: "RefreshFamilies");

            migrationBuilder.DropIndex(
                name: "IX_AuthorizationCodes_MemberId_ApplicationId",
                table: "AuthorizationCodes");

            migrationBuilder.DropIndex(
                name: "IX_Applications_OrganizationId_Id",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_OrganizationId_NameKey",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "AllowedPermissions",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "ConsentVersion",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "CreatedBy",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "StatusChangedAt",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "StatusReason",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "TokensEndedAt",
                table: "Applications");

            migrationBuilder.AddColumn<string>(
                name: "SecretHash",
                table: "Applications",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OrganizationId",
                table: "Applications",
                column: "OrganizationId");
        }
    }
}
