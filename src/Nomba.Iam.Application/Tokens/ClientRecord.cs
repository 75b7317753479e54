using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Whose client id it is.</summary>
public abstract record ClientRecord
{
    private ClientRecord()
    {
    }

    public sealed record OfApiKey(Guid ClientId, MemberId Key) : ClientRecord;

    public sealed record OfApplication(
        Guid ClientId,
        string Name,
        OrganizationId OrganizationId,
        ApplicationKind Kind,
        HashedSecret? SecretHash,
        IReadOnlyList<string> RedirectUris) : ClientRecord;

    public sealed record OfResourceServer(Guid ClientId, string Audience, HashedSecret SecretHash) : ClientRecord;
}
