using Nomba.Iam.Domain.Identifiers;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Audit;

/// <summary>One hash chain of audit entries: an organization's, under its id, or the platform's own.</summary>
public readonly record struct AuditChainId(Guid Value) : IIdentifier<AuditChainId>
{
    public static readonly AuditChainId Platform;

    /// <summary>Null for the platform's.</summary>
    public OrganizationId? OrganizationId => Value == Guid.Empty ? null : new OrganizationId(Value);

    public static AuditChainId From(Guid value) => new(value);

    public static AuditChainId Of(OrganizationId? organization) => organization switch
    {
        null => Platform,

        // An id that could not be read is the id of nothing; it must not become the platform's.
        { Value: var value } when value == Guid.Empty => throw new ArgumentException("No organization has the empty id.", nameof(organization)),
        { Value: var value } => new AuditChainId(value),
    };

    /// <summary>The organization's lower-case UUID, or <c>platform</c>.</summary>
    public override string ToString() => Value == Guid.Empty ? "platform" : Value.ToString("D");
}
