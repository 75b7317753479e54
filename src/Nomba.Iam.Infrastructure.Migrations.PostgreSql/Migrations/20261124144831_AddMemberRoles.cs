using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddMemberRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MemberRoles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RoleId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberRoles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MemberRoles_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MemberRoles_AccountId",
                table: "MemberRoles",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberRoles_MemberId",
                table: "MemberRoles",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberRoles_RoleId",
                table: "MemberRoles",
                column: "RoleId");

            // What the columns hold becomes rows: every role of a member on each of its accounts, or everywhere when it was limited to none.
            migrationBuilder.Sql(
                """
                INSERT INTO "MemberRoles" ("RoleId", "AccountId", "MemberId")
                SELECT DISTINCT role.id, account.id, member."Id"
                FROM "Members" AS member
                CROSS JOIN LATERAL unnest(member."RoleIds") AS role (id)
                LEFT JOIN LATERAL unnest(member."AccountIds") AS account (id) ON TRUE;
                """);

            migrationBuilder.DropColumn(
                name: "AccountIds",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "RoleIds",
                table: "Members");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MemberRoles");

            migrationBuilder.AddColumn<List<Guid>>(
                name: "AccountIds",
                table: "Members",
                type: "uuid[]",
                nullable: false);

            migrationBuilder.AddColumn<List<Guid>>(
                name: "RoleIds",
                table: "Members",
                type: "uuid[]",
                nullable: false);
        }
    }
}
