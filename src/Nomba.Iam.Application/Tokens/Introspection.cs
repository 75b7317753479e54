using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Whether a token is good for one resource server, and the count of what was answered: the same for one question and for many.</summary>
internal sealed class Introspection(LiveTokens tokens, IClientDirectory clients, KeyUse use)
{
    /// <summary>The resource server of that client id; null for every other client.</summary>
    public async ValueTask<ClientRecord.OfResourceServer?> FindServerAsync(Guid client, CancellationToken cancellationToken) =>
        await clients.FindAsync(client, cancellationToken) as ClientRecord.OfResourceServer;

    public async ValueTask<Result<AccessToken>> AskAsync(ClientRecord.OfResourceServer server, AskedToken asked, CancellationToken cancellationToken)
    {
        var token = tokens.Read(asked.Text ?? "");
        var found = await tokens.FindAsync(token, asked.Address, cancellationToken);
        if (found.TryGetValue(out var live) && live.Token.Audiences.Contains(server.Audience, StringComparer.Ordinal))
        {
            use.Count(live.Member, UsageOutcome.IntrospectedActive);
            return live.Token;
        }

        // No answer is no outcome. Whether a dead token's member is a key or a person is not worth a look at the database.
        if (found.IsSuccess || found.Error != TokenErrors.Unavailable)
        {
            use.Inactive(token?.Subject);
        }

        return found.IsSuccess ? TokenErrors.InvalidToken : found.Error;
    }
}
