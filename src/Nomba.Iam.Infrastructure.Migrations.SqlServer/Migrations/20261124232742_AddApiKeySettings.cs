using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddApiKeySettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DeletedAt",
                table: "Members",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Members",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "Members",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExpiryNotice",
                table: "Members",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IpAllowList",
                table: "Members",
                type: "varchar(2200)",
                unicode: false,
                maxLength: 2200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OnlyDoor",
                table: "Members",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnerContact",
                table: "Members",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SingleSession",
                table: "Members",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "Members",
                type: "nvarchar(1021)",
                maxLength: 1021,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DisabledAt",
                table: "ApiKeyCredentials",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SessionFamilyId",
                table: "ApiKeyCredentials",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_Members_ExpiresAt",
                table: "Members",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Members_ExpiresAt",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "ExpiryNotice",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "IpAllowList",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "OnlyDoor",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "OwnerContact",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "SingleSession",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "Tags",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "DisabledAt",
                table: "ApiKeyCredentials");

            migrationBuilder.DropColumn(
                name: "SessionFamilyId",
                table: "ApiKeyCredentials");
        }
    }
}
