using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Where what ended a key's tokens last is enforced: each instance of a resource API, since when, and who is behind.</summary>
/// <param name="OrganizationId">Whose key.</param>
/// <param name="KeyId">Which.</param>
/// <param name="Patience">How long to wait until nobody is behind: at most 30 seconds; zero answers at once.</param>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record GetKeyRevocation(OrganizationId OrganizationId, MemberId KeyId, TimeSpan Patience) : IQuery<Result<RevocationReceipt>>, IOrganizationMessage;

internal sealed class GetKeyRevocationValidator : AbstractValidator<GetKeyRevocation>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public GetKeyRevocationValidator() => RuleFor(q => q.Patience).Must(p => p >= TimeSpan.Zero && p <= Longest)
        .OverridePropertyName("wait").WithErrorCode("revocation.wait").WithMessage("Wait 0s to 30s.");
}

internal sealed class GetKeyRevocationHandler(IApiKeyStore keys, RevocationReceipts receipts) : IQueryHandler<GetKeyRevocation, Result<RevocationReceipt>>
{
    public async ValueTask<Result<RevocationReceipt>> Handle(GetKeyRevocation query, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(query.OrganizationId, query.KeyId, cancellationToken) is null)
        {
            return ApiKeyErrors.NotFound;
        }

        var receipt = await receipts.AwaitAsync(query.KeyId, query.Patience, cancellationToken);
        return receipt is null ? ValidatorErrors.NeverRevoked : receipt;
    }
}
