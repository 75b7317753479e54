using System.Globalization;
using System.Text.Json.Nodes;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>Who may do what, for every route there is, asked of the running host. <see cref="RouteHygieneTests"/> sees to it that none is missing.</summary>
public sealed class RouteTableTests(ManagementHost host)
{
    public static TheoryData<string> Routes => [.. RouteTable.Rows.Keys];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Answers_each_caller_as_the_table_says(string route)
    {
        var row = RouteTable.Rows[route];
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var callers = new RouteCallers(host, merchant, other, row.Needs);
        var described = await DescriptionAsync(row);

        List<string> wrong = [];
        foreach (var (caller, status) in row.Cells)
        {
            using var answer = await AskAsync(row, caller, callers, new RouteThings(merchant, callers, row.Needs));
            if ((int)answer.StatusCode != status || !IsWellFormed(answer, row.Needs) || !IsAsDescribed(answer, described))
            {
                wrong.Add($"{caller}: {status} expected, as the OpenAPI document describes it, but {(int)answer.StatusCode} {answer.Challenge} {await answer.TextAsync()}");
            }
        }

        Assert.True(wrong.Count == 0, $"{route}\n{string.Join('\n', wrong)}");
    }

    private static async Task<HttpResponseMessage> AskAsync(RouteRow row, string caller, RouteCallers callers, RouteThings things)
    {
        foreach (var step in row.Before)
        {
            await PrepareAsync(step, row.Cells[^1].Caller, callers, things);
        }

        var body = row.Body is null ? null : await things.FillAsync(row.Body);
        return await callers.SendAsync(caller, new HttpMethod(row.Method), await things.FillAsync(row.Path), body);
    }

    private static async Task PrepareAsync(RouteStep step, string caller, RouteCallers callers, RouteThings things)
    {
        switch (step)
        {
            case RouteStep.Thing thing:
                await things.FillAsync(thing.Name);
                break;
            case RouteStep.Request request:
                using (var answer = await callers.SendAsync(
                    caller, new HttpMethod(request.Method), await things.FillAsync(request.Path), request.Body is null ? null : await things.FillAsync(request.Body)))
                {
                    Assert.True(answer.IsSuccessStatusCode, await answer.TextAsync());
                }

                break;
        }
    }

    private async Task<JsonNode> DescriptionAsync(RouteRow row)
    {
        using var answer = await host.Client.GetAsync(new Uri("openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.TextAsync())!["paths"]![row.Path]![row.Method.ToLowerInvariant()]!["responses"]!;
    }

    // The status is one that the document knows, and an ETag comes where it says so and nowhere else.
    private static bool IsAsDescribed(HttpResponseMessage answer, JsonNode described) =>
        described[((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)] is { } response
        && (answer.Headers.ETag is not null) == (response["headers"]?["ETag"] is not null);

    // Nothing is kept by a cache on the way, a refusal is a problem, and one for want of a permission names it.
    private static bool IsWellFormed(HttpResponseMessage answer, string needs) => (int)answer.StatusCode switch
    {
        _ when answer.Headers.CacheControl?.NoStore != true => false,
        401 => answer.Challenge.StartsWith($"{(needs == "server" ? "Basic" : "Bearer")} realm=\"nomba-iam\"", StringComparison.Ordinal) && IsProblem(answer),
        403 when needs.Contains(':', StringComparison.Ordinal) => answer.Challenge.EndsWith($"scope=\"{needs}\"", StringComparison.Ordinal) && IsProblem(answer),
        >= 400 => IsProblem(answer),
        _ => true,
    };

    private static bool IsProblem(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
}
