using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nomba.Iam.Infrastructure.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class UsageRollUp : Migration
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

            migrationBuilder.CreateIndex(
                name: "IX_UsageCounts_Resolution_Minute",
                table: "UsageCounts",
                columns: new[] { "Resolution", "Minute" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropIndex(
                name: "IX_UsageCounts_Resolution_Minute",
                table: "UsageCounts");

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
