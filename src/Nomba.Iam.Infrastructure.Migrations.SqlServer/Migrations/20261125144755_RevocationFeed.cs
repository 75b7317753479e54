using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RevocationFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_UsageCounts_Minute",
                table: "UsageCounts");

            migrationBuilder.AddColumn<int>(
                name: "Resolution",
                table: "UsageCounts",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(50)", unicode: false, maxLength: 50, nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Nodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    RevocationAgeMs = table.Column<long>(type: "bigint", nullable: true),
                    Followers = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RevocationReceipts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    ValidatorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnforcedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevocationReceipts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Validators",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResourceServerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ReadyAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    LagMs = table.Column<long>(type: "bigint", nullable: false),
                    AppliedSequence = table.Column<long>(type: "bigint", nullable: false),
                    LeftAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Validators", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UsageCounts_Resolution_Minute",
                table: "UsageCounts",
                columns: new[] { "Resolution", "Minute" });

            migrationBuilder.CreateIndex(
                name: "IX_RevocationEvents_Subject_Sequence",
                table: "RevocationEvents",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Nodes_LastSeenAt",
                table: "Nodes",
                column: "LastSeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_RevocationReceipts_EnforcedAt",
                table: "RevocationReceipts",
                column: "EnforcedAt");

            migrationBuilder.CreateIndex(
                name: "IX_RevocationReceipts_Sequence_ValidatorId",
                table: "RevocationReceipts",
                columns: new[] { "Sequence", "ValidatorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Validators_LastSeenAt",
                table: "Validators",
                column: "LastSeenAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "Nodes");

            migrationBuilder.DropTable(
                name: "RevocationReceipts");

            migrationBuilder.DropTable(
                name: "Validators");

            migrationBuilder.DropIndex(
                name: "IX_UsageCounts_Resolution_Minute",
                table: "UsageCounts");

            migrationBuilder.DropIndex(
                name: "IX_RevocationEvents_Subject_Sequence",
                table: "RevocationEvents");

            migrationBuilder.DropColumn(
                name: "Resolution",
                table: "UsageCounts");

            migrationBuilder.CreateIndex(
                name: "IX_UsageCounts_Minute",
                table: "UsageCounts",
                column: "Minute");
        }
    }
}
