namespace Nomba.Iam.Web.Hosting;

/// <summary>Where this host keeps its files, and under which address the world knows it. Settings: <c>Iam:DataDirectory</c>, <c>Iam:Issuer</c>.</summary>
internal sealed record HostSettings(string DataDirectory, string Issuer)
{
    private const string DefaultIssuer = "http://127.0.0.1:5080";

    /// <summary>Reads the two, fills in the embedded database's address, and makes sure that the directory is there.</summary>
    public static HostSettings Read(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var directory = Path.GetFullPath(configuration["Iam:DataDirectory"] ?? "data", builder.Environment.ContentRootPath);
        Directory.CreateDirectory(directory);
        var issuer = configuration["Iam:Issuer"] ?? (builder.Environment.IsDevelopment() ? DefaultIssuer : "");
        return new HostSettings(directory, issuer);
    }
}
