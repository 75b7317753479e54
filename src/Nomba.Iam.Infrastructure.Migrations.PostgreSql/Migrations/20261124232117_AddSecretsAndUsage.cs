using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddSecretsAndUsage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ApiKeySecrets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Hint = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    FirstUsedAt = table.Column<long>(type: "bigint", nullable: true),
                    GraceSeconds = table.Column<int>(type: "integer", nullable: false),
                    GraceEndsAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeySecrets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApiKeySecrets_ApiKeyCredentials_ClientId",
                        column: x => x.ClientId,
                        principalTable: "ApiKeyCredentials",
                        principalColumn: "ClientId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ApiKeyUses",
                columns: table => new
                {
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecretId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstAt = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<long>(type: "bigint", nullable: false),
                    Address = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeyUses", x => new { x.KeyId, x.SecretId });
                });

            migrationBuilder.CreateTable(
                name: "UsageCounts",
                columns: table => new
                {
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Minute = table.Column<int>(type: "integer", nullable: false),
                    SecretId = table.Column<Guid>(type: "uuid", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Permission = table.Column<string>(type: "character varying(100)", unicode: false, maxLength: 100, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsageCounts", x => new { x.KeyId, x.Minute, x.SecretId, x.Outcome, x.Permission });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeySecrets_ClientId",
                table: "ApiKeySecrets",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_UsageCounts_Minute",
                table: "UsageCounts",
                column: "Minute");

            // Written by hand: every pair's secret goes along, as its active one. Its id may be any that is not used twice.
            migrationBuilder.Sql(
                """
                INSERT INTO "ApiKeySecrets" ("Id", "ClientId", "Hash", "Hint", "State", "CreatedAt", "GraceSeconds")
                SELECT c."ClientId", c."ClientId", c."SecretHash", c."SecretHint", 2, m."CreatedAt", 0
                FROM "ApiKeyCredentials" c INNER JOIN "Members" m ON m."Id" = c."KeyId"
                """);

            migrationBuilder.DropColumn(
                name: "SecretHash",
                table: "ApiKeyCredentials");

            migrationBuilder.DropColumn(
                name: "SecretHint",
                table: "ApiKeyCredentials");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SecretHash",
                table: "ApiKeyCredentials",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SecretHint",
                table: "ApiKeyCredentials",
                type: "character varying(8)",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            // Written by hand: the active secrets go back.
            migrationBuilder.Sql(
                """
                UPDATE "ApiKeyCredentials" SET
                "SecretHash" = (SELECT s."Hash" FROM "ApiKeySecrets" s WHERE s."ClientId" = "ApiKeyCredentials"."ClientId" AND s."State" = 2),
                "SecretHint" = (SELECT s."Hint" FROM "ApiKeySecrets" s WHERE s."ClientId" = "ApiKeyCredentials"."ClientId" AND s."State" = 2)
                """);

            migrationBuilder.DropTable(
                name: "ApiKeySecrets");

            migrationBuilder.DropTable(
                name: "ApiKeyUses");

            migrationBuilder.DropTable(
                name: "UsageCounts");
        }
    }
}
