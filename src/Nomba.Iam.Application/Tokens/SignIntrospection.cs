using Mediator;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// An answer to introspection as a JWT, for a client that can prove with it what we said (RFC 9701 section 5). Null for a client that is no
/// resource server: it has no use for our signature.
/// </summary>
/// <param name="Client">Who asked, and has proven to be it.</param>
/// <param name="Answer">The members of the plain answer, as a JSON object.</param>
public sealed record SignIntrospection(Guid Client, ReadOnlyMemory<byte> Answer) : IQuery<string?>;

internal sealed class SignIntrospectionHandler(IClientDirectory clients, IIntrospectionFormat format) : IQueryHandler<SignIntrospection, string?>
{
    public async ValueTask<string?> Handle(SignIntrospection query, CancellationToken cancellationToken) =>
        await clients.FindAsync(query.Client, cancellationToken) is ClientRecord.OfResourceServer ? format.Write(query.Client, query.Answer) : null;
}
