using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.PostgreSql.Migrations
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
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "ResourceServerPermissions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DeprecatedAt = table.Column<long>(type: "bigint", nullable: true),
                    ResourceServerId = table.Column<Guid>(type: "uuid", nullable: false)
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
                SELECT DISTINCT permission.name, server."Id"
                FROM "ResourceServers" AS server
                CROSS JOIN LATERAL unnest(server."Permissions") AS permission (name);
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

            migrationBuilder.AddColumn<List<string>>(
                name: "Permissions",
                table: "ResourceServers",
                type: "text[]",
                nullable: false);
        }
    }
}
