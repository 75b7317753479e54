using System.Text;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Audit;

/// <summary>A chain as a file, written as it is read: however long it is, it passes through in batches.</summary>
internal static class AuditDownload
{
    public const string JsonLines = "application/jsonl";
    public const string Csv = "text/csv";

    public static readonly Error UnknownFormat = Error.Invalid("audit.format", "The format is jsonl or csv.", "format");

    private const int FlushEvery = 500;

    public static bool IsFormat(string? format, out string chosen)
    {
        chosen = format ?? "jsonl";
        return chosen is "jsonl" or "csv";
    }

    public static IResult Of(Result<AuditExport> result, string format) => result.TryGetValue(out var export)
        ? new Download(export, format == "csv")
        : Problems.From(result.Errors);

    private sealed class Download(AuditExport export, bool isCsv) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, cancelled) = (httpContext.Response, httpContext.RequestAborted);

            // Before the first byte of the answer: what fails until then is still answered as a problem.
            await using var items = export.ReadAsync(cancelled).GetAsyncEnumerator(cancelled);
            var isMore = await items.MoveNextAsync();
            response.ContentType = isCsv ? $"{Csv}; charset=utf-8" : JsonLines;
            response.Headers.ContentDisposition = $"attachment; filename=\"audit.{(isCsv ? "csv" : "jsonl")}\"";
            var text = new StringBuilder(isCsv ? AuditCsv.Heading : "");
            for (var lines = 0; isMore; isMore = await items.MoveNextAsync())
            {
                text.Append(isCsv ? AuditCsv.Line(items.Current) : AuditJsonLines.Line(items.Current));
                if (++lines % FlushEvery == 0)
                {
                    await WriteAsync(response, text, cancelled);
                }
            }

            await WriteAsync(response, text, cancelled);
        }

        private static async Task WriteAsync(HttpResponse response, StringBuilder text, CancellationToken cancellationToken)
        {
            await response.WriteAsync(text.ToString(), cancellationToken);
            text.Clear();
        }
    }
}
