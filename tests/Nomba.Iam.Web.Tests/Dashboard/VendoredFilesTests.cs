using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Dashboard;

/// <summary>What was taken from elsewhere is what the list beside it says, to the byte, and nothing else.</summary>
public sealed class VendoredFilesTests
{
    [Fact]
    public async Task Are_the_ones_listed_and_unchanged()
    {
        await using var host = new IamHost();
        var folder = Path.Combine(host.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath, "vendor");
        using var list = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "vendor.lock.json"), TestContext.Current.CancellationToken));
        var listed = list.RootElement.GetProperty("files").EnumerateArray()
            .ToDictionary(f => f.GetProperty("path").GetString()!, f => f.GetProperty("sha256").GetString()!);
        var present = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Where(f => f != "vendor.lock.json").Order();

        Assert.NotEmpty(listed);
        Assert.Equal(listed.Keys.Order(), present);
        foreach (var (path, sha256) in listed)
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(folder, path), TestContext.Current.CancellationToken);
            Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }
}
