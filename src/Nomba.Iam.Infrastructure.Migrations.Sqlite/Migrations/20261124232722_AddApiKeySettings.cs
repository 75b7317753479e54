using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Members",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExpiryNotice",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IpAllowList",
                table: "Members",
                type: "TEXT",
                unicode: false,
                maxLength: 2200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OnlyDoor",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnerContact",
                table: "Members",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SingleSession",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "Members",
                type: "TEXT",
                maxLength: 1021,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DisabledAt",
                table: "ApiKeyCredentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SessionFamilyId",
                table: "ApiKeyCredentials",
                type: "TEXT",
                unicode: false,
                maxLength: 16,
                nullable: true);

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
