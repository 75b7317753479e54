using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.SqlServer.Migrations
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
            // The texts are plain UUIDs, and the new columns hold them as this database compares them: groups of digits from the last to the first.
            // By EXEC, because a script that is run again is compiled when the old columns are gone.
            migrationBuilder.Sql(
                """
                EXEC(N'
                INSERT INTO [MemberRoles] ([RoleId], [AccountId], [MemberId])
                SELECT DISTINCT
                    CONVERT(uniqueidentifier, CONVERT(binary(16), SUBSTRING(role.[hex], 25, 8) + SUBSTRING(role.[hex], 21, 4) + SUBSTRING(role.[hex], 17, 4) + SUBSTRING(role.[hex], 13, 4) + SUBSTRING(role.[hex], 1, 12), 2)),
                    CONVERT(uniqueidentifier, CONVERT(binary(16), SUBSTRING(account.[hex], 25, 8) + SUBSTRING(account.[hex], 21, 4) + SUBSTRING(account.[hex], 17, 4) + SUBSTRING(account.[hex], 13, 4) + SUBSTRING(account.[hex], 1, 12), 2)),
                    member.[Id]
                FROM [Members] AS member
                CROSS APPLY (SELECT REPLACE([value], ''-'', '''') AS [hex] FROM OPENJSON(member.[RoleIds])) AS role
                OUTER APPLY (SELECT REPLACE([value], ''-'', '''') AS [hex] FROM OPENJSON(member.[AccountIds])) AS account;
                ');
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

            migrationBuilder.AddColumn<string>(
                name: "AccountIds",
                table: "Members",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RoleIds",
                table: "Members",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");
        }
    }
}
