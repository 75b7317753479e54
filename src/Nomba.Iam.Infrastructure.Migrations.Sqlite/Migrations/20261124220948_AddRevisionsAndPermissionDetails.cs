using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddRevisionsAndPermissionDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Members",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "ResourceServerPermissions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DeprecatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ResourceServerId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceServerPermissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResourceServerPermissions_ResourceServers_ResourceServerId",
                        column: x => x.ResourceServerId,
                        principalTable: "ResourceServers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ResourceServerPermissions_ResourceServerId_Name",
                table: "ResourceServerPermissions",
                columns: new[] { "ResourceServerId", "Name" },
                unique: true);

            // What the column holds becomes rows.
            migrationBuilder.Sql(
                """
                INSERT INTO "ResourceServerPermissions" ("Name", "ResourceServerId")
                SELECT DISTINCT permission.value, server."Id"
                FROM "ResourceServers" AS server
                JOIN json_each(server."Permissions") AS permission;
                """);

            migrationBuilder.DropColumn(
                name: "Permissions",
                table: "ResourceServers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ResourceServerPermissions");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Members");

            migrationBuilder.AddColumn<string>(
                name: "Permissions",
                table: "ResourceServers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
