using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Testing;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Audit;

/// <summary>An export in the hands of somebody who has nothing else: eng/verify-audit.py, which shares no code with the host.</summary>
public sealed class AuditExportTests(ManagementHost host)
{
    private const string Everything = ManagedOrganization.Everything;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_verified_by_a_program_of_its_own()
    {
        var merchant = await host.SeedMerchantAsync();
        await RedactNewestAsync(merchant);
        var lines = await ExportAsync(merchant);
        var keys = await host.Client.GetStringAsync(new Uri(".well-known/nomba-audit-keys", UriKind.Relative), Cancellation);

        var (code, said) = await VerifyAsync(lines, keys);

        Assert.True(code == 0, said);
        Assert.StartsWith($"OK chain={merchant.Id}", said, StringComparison.Ordinal);
        var last = EntriesOf(lines)[^1].Entry;
        Assert.Equal("security.audit_exported", last["action"]!.GetValue<string>());
        Assert.Contains($"signed up to {last["sequence"]}", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("edit", "entry_edited", 3)]
    [InlineData("reason", "personal_data_edited", 3)]
    [InlineData("delete", "entry_missing", 3)]
    [InlineData("swap", "entry_missing", 3)]
    [InlineData("salt", "redaction_unrecorded", 3)]
    [InlineData("checkpoint", "checkpoint_signature", null)]
    [InlineData("truncate", "tail_truncated", null)]
    public async Task Is_not_believed_once_it_was_changed(string change, string code, int? sequence)
    {
        var lines = await ExportAsync(await host.SeedMerchantAsync());

        var (result, said) = await VerifyAsync(Change([.. lines], change), null);

        Assert.Equal(1, result);
        Assert.StartsWith($"BAD {code} sequence={sequence ?? LastOf(lines)}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_believed_with_keys_that_are_not_the_servers()
    {
        var lines = await ExportAsync(await host.SeedMerchantAsync());

        var (result, said) = await VerifyAsync(lines, """{"keys":[]}""");

        Assert.Equal(1, result);
        Assert.StartsWith("BAD unknown_key", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_nothing_in_a_spreadsheet()
    {
        var merchant = await host.SeedMerchantAsync();
        using var suspended = await merchant.PostAsync(
            $"{merchant.PathOf(ManagedOrganization.Server)}/suspend", """{"reason":"=HYPERLINK(\"http://evil.example\",\"x\")"}""");
        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);

        using var answer = await merchant.GetAsync($"api/v1/organizations/{merchant.Id}/audit/export?format=csv", Everything);
        using var unknown = await merchant.GetAsync($"api/v1/organizations/{merchant.Id}/audit/export?format=xlsx", Everything);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var text = await answer.TextAsync();
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", text, StringComparison.Ordinal);
        Assert.Contains("security.audit_exported", text.TrimEnd().Split("\r\n")[^1], StringComparison.Ordinal);
        await unknown.ProblemAsync(HttpStatusCode.BadRequest, "audit.format");
    }

    private static string[] Change(List<string> lines, string change)
    {
        var at = EntriesOf(lines).First(e => e.Entry["sequence"]!.GetValue<long>() == 3).Line;
        var checkpoint = lines.FindIndex(l => l.Contains("\"type\":\"checkpoint\"", StringComparison.Ordinal));
        switch (change)
        {
            case "edit":
                lines[at] = Edited(lines[at], "target_id", "other");
                break;
            case "reason":
                lines[at] = Edited(lines[at], "reason", "invented");
                break;
            case "delete":
                lines.RemoveAt(at);
                break;
            case "swap":
                (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
                break;
            case "salt":
                lines[at] = Edited(Edited(Edited(lines[at], "salt", null), "changes", null), "reason", null);
                break;
            case "checkpoint":
                lines[checkpoint] = Edited(lines[checkpoint], "at", "2020-01-01T00:00:00.0000000Z");
                break;
            case "truncate":
                lines.RemoveRange(checkpoint - 1, 2);
                break;
        }

        return [.. lines];
    }

    private static string Edited(string line, string name, string? value)
    {
        var json = JsonNode.Parse(line)!;
        json[name] = value;
        return json.ToJsonString();
    }

    private static List<(int Line, JsonNode Entry)> EntriesOf(IReadOnlyList<string> lines) =>
        [.. lines.Select((text, line) => (Line: line, Entry: JsonNode.Parse(text)!)).Where(e => e.Entry["type"]!.GetValue<string>() == "entry")];

    private static long LastOf(IReadOnlyList<string> lines) => EntriesOf(lines)[^1].Entry["sequence"]!.GetValue<long>();

    private static async Task<string[]> ExportAsync(ManagedOrganization merchant)
    {
        using var answer = await merchant.GetAsync($"api/v1/organizations/{merchant.Id}/audit/export", Everything);
        Assert.Equal((HttpStatusCode.OK, "application/jsonl"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task RedactNewestAsync(ManagedOrganization merchant)
    {
        var path = $"api/v1/organizations/{merchant.Id}/audit";
        using var list = await merchant.GetAsync(path, Everything);
        var entry = (await list.ReadAsync<Page<AuditEntryResponse>>()).Items[0];
        using var answer = await merchant.PostAsync($"{path}/{entry.Id}/redact", """{"reason":"Ọjà asked."}""", Everything);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<(int Code, string Said)> VerifyAsync(IEnumerable<string> lines, string? keys)
    {
        var directory = Directory.CreateTempSubdirectory("nomba-iam-export-");
        try
        {
            var export = Path.Combine(directory.FullName, "audit.jsonl");
            await File.WriteAllTextAsync(export, string.Join('\n', lines) + "\n", Cancellation);
            List<string> arguments = [Path.Combine(Repository.Root, "eng", "verify-audit.py"), export];
            if (keys is not null)
            {
                var file = Path.Combine(directory.FullName, "keys.json");
                await File.WriteAllTextAsync(file, keys, Cancellation);
                arguments.AddRange(["--keys", file]);
            }

            return await RunAsync(arguments);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(IEnumerable<string> arguments)
    {
        Process? python = null;
        try
        {
            python = Process.Start(new ProcessStartInfo("python3", ["-B", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
        }

        Assert.SkipWhen(python is null, "python3 is not here: eng/verify-audit.py needs it");
        using var running = python!;
        var (said, failed) = (running.StandardOutput.ReadToEndAsync(Cancellation), running.StandardError.ReadToEndAsync(Cancellation));
        await running.WaitForExitAsync(Cancellation);
        return (running.ExitCode, await said + await failed);
    }
}
