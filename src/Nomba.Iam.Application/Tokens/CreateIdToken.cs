using Mediator;
using Nomba.Iam.Application.Users;

namespace Nomba.Iam.Application.Tokens;

/// <summary>The ID token that goes with a person's tokens.</summary>
public sealed record CreateIdToken(TokenPair Tokens) : IQuery<string>;

internal sealed class CreateIdTokenHandler(IMemberDirectory members, IUserDirectory users, IIdTokenFormat format) : IQueryHandler<CreateIdToken, string>
{
    public async ValueTask<string> Handle(CreateIdToken query, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(query.Tokens.Token.Subject, cancellationToken);
        var user = member?.UserId is { } id ? await users.FindAsync(id, cancellationToken) : null;
        return format.Write(query.Tokens, user ?? throw new InvalidOperationException("Only a person's consent asks for an ID token."));
    }
}
