using System.Text;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>The beginning of what a receiver answered, fit to be stored and shown.</summary>
internal static class ResponseExcerpt
{
    /// <summary>Reads no more than is kept; null for nothing.</summary>
    public static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[WebhookAttempt.ExcerptMaxLength];
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var text = new string([.. Encoding.UTF8.GetString(buffer, 0, length).Where(c => !char.IsControl(c) || c is '\n' or '\t')]);
        return text.Length == 0 ? null : text;
    }
}
