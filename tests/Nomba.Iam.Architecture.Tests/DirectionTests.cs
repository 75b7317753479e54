namespace Nomba.Iam.Architecture.Tests;

/// <summary>Who may refer to whom, and who may use which package.</summary>
public sealed class DirectionTests
{
    private static readonly string[] Migrations =
    [
        "Nomba.Iam.Infrastructure.Migrations.Sqlite", "Nomba.Iam.Infrastructure.Migrations.SqlServer", "Nomba.Iam.Infrastructure.Migrations.PostgreSql",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Nomba.Iam.Domain"] = [],
        ["Nomba.Iam.Contracts"] = [],
        ["Nomba.Iam.Application"] = ["Nomba.Iam.Domain"],
        ["Nomba.Iam.Infrastructure"] = ["Nomba.Iam.Application", "Nomba.Iam.Domain"],
        [Migrations[0]] = ["Nomba.Iam.Infrastructure"],
        [Migrations[1]] = ["Nomba.Iam.Infrastructure"],
        [Migrations[2]] = ["Nomba.Iam.Infrastructure"],
        ["Nomba.Iam.ResourceServer"] = ["Nomba.Iam.Contracts"],
        ["Nomba.Samples.MerchantApi"] = ["Nomba.Iam.ResourceServer"],
        ["Nomba.Iam.Web"] = ["Nomba.Iam.Application", "Nomba.Iam.Infrastructure", "Nomba.Iam.Contracts", .. Migrations],
    };

    [Fact]
    public void Every_project_refers_only_to_those_it_may()
    {
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Repository.Projects.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, project) in Repository.Projects)
        {
            Assert.Empty(project.Projects.Except(Allowed[name]).Select(other => $"{name} -> {other}"));
        }
    }

    [Theory]
    [InlineData("Nomba.Iam.Domain", "")]
    [InlineData("Nomba.Iam.Contracts", "")]
    [InlineData("Nomba.Iam.Application", "Mediator FluentValidation Microsoft.Extensions.Options")]
    [InlineData("Nomba.Iam.ResourceServer", "Microsoft.IdentityModel")]
    public void A_project_uses_only_the_packages_it_may(string name, string prefixes)
    {
        var allowed = prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(Repository.Projects[name].Packages, p => Assert.Contains(allowed, a => p.StartsWith(a, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Nomba.Iam.Domain", "Microsoft. OpenIddict StackExchange")]
    [InlineData("Nomba.Iam.Application", "Microsoft.AspNetCore Microsoft.EntityFrameworkCore OpenIddict StackExchange")]
    public void A_layer_mentions_no_framework_of_a_layer_above(string project, string forbidden)
    {
        var files = Repository.Sources.Where(f => f.Project == project).ToArray();
        Assert.True(files.Length > 5);

        var broken = from file in files
                     from space in forbidden.Split(' ')
                     where file.Text.Contains($"using {space}", StringComparison.Ordinal)
                     select $"{file.Path} uses {space}";
        Assert.Empty(broken);
    }
}
