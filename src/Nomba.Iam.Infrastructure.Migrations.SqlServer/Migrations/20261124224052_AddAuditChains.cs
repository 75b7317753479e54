using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddAuditChains : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_Id",
                table: "AuditEntries");

            migrationBuilder.AddColumn<Guid>(
                name: "ClientId",
                table: "AuditEntries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ActorKind",
                table: "AuditEntries",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ActorUserId",
                table: "AuditEntries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ChainId",
                table: "AuditEntries",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Count",
                table: "AuditEntries",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "AuditEntries",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PersonalDigest",
                table: "AuditEntries",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PreviousHash",
                table: "AuditEntries",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "RedactedAt",
                table: "AuditEntries",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RedactionReason",
                table: "AuditEntries",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Salt",
                table: "AuditEntries",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "AuditEntries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // By hand. Entries from before there were chains: an organization's go to its chain, at negative places in their order, oldest
            // first; the host links them when it starts (AuditAdoption). EF takes OrganizationId for the new ClientId, which it is not.
            migrationBuilder.Sql("""UPDATE "AuditEntries" SET "ChainId" = "OrganizationId" WHERE "OrganizationId" IS NOT NULL""");
            migrationBuilder.Sql("""
                UPDATE "AuditEntries" SET "Count" = 1,
                "Sequence" = -(SELECT COUNT(*) FROM "AuditEntries" AS "Before" WHERE "Before"."Id" <= "AuditEntries"."Id")
                """);
            migrationBuilder.DropColumn(
                name: "OrganizationId",
                table: "AuditEntries");

            migrationBuilder.CreateTable(
                name: "AuditCheckpoints",
                columns: table => new
                {
                    ChainId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Kid = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Signature = table.Column<string>(type: "varchar(86)", unicode: false, maxLength: 86, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditCheckpoints", x => new { x.ChainId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "AuditCuts",
                columns: table => new
                {
                    ChainId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Kid = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Signature = table.Column<string>(type: "varchar(86)", unicode: false, maxLength: 86, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditCuts", x => new { x.ChainId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    ChainId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Seal = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    CheckpointSequence = table.Column<long>(type: "bigint", nullable: false),
                    CheckpointAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.ChainId);
                });

            migrationBuilder.CreateTable(
                name: "AuditKeys",
                columns: table => new
                {
                    Kid = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Generation = table.Column<int>(type: "int", nullable: false),
                    X = table.Column<string>(type: "varchar(43)", unicode: false, maxLength: 43, nullable: false),
                    Y = table.Column<string>(type: "varchar(43)", unicode: false, maxLength: 43, nullable: false),
                    ProtectedKey = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Seal = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditKeys", x => x.Kid);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ChainId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ChainId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ChainId_TargetId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ChainId", "TargetId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditKeys_Generation",
                table: "AuditKeys",
                column: "Generation",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditCheckpoints");

            migrationBuilder.DropTable(
                name: "AuditCuts");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "AuditKeys");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_ChainId_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_ChainId_TargetId_Sequence",
                table: "AuditEntries");

            migrationBuilder.AddColumn<Guid>(
                name: "OrganizationId",
                table: "AuditEntries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.Sql("""UPDATE "AuditEntries" SET "OrganizationId" = "ChainId" WHERE "ChainId" <> '00000000-0000-0000-0000-000000000000'""");

            migrationBuilder.DropColumn(
                name: "ActorKind",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ActorUserId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ChainId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Count",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "PersonalDigest",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "PreviousHash",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "RedactedAt",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "RedactionReason",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Salt",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ClientId",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_Id",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "Id" });
        }
    }
}
