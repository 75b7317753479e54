using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddOrganizationAndAccountDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_OrganizationId",
                table: "Accounts");

            migrationBuilder.AddColumn<string>(
                name: "ContactEmail",
                table: "Organizations",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Organizations",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Organizations",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "StatusChangedAt",
                table: "Organizations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatusReason",
                table: "Organizations",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TokensFrom",
                table: "Organizations",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Website",
                table: "Organizations",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Accounts",
                type: "character varying(240)",
                maxLength: 240,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Accounts",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "Accounts",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "StatusChangedAt",
                table: "Accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StatusReason",
                table: "Accounts",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            // By hand: names are compared by their keys from here on. A name that another account of the organization had first keeps its text, and
            // its key has its id behind it.
            migrationBuilder.Sql(
                """
                UPDATE "Organizations" SET "NameKey" = upper(trim("Name"));
                UPDATE "Accounts" SET "NameKey" = upper(trim("Name"));
                UPDATE "Accounts" SET "NameKey" = "NameKey" || ' ' || "Id"::text
                WHERE EXISTS (
                    SELECT 1 FROM "Accounts" AS older
                    WHERE older."OrganizationId" = "Accounts"."OrganizationId" AND older."NameKey" = "Accounts"."NameKey" AND older."Id" < "Accounts"."Id");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OrganizationId_NameKey",
                table: "Accounts",
                columns: new[] { "OrganizationId", "NameKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_OrganizationId_NameKey",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "ContactEmail",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "StatusChangedAt",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "StatusReason",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "TokensFrom",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Website",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "StatusChangedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "StatusReason",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OrganizationId",
                table: "Accounts",
                column: "OrganizationId");
        }
    }
}
