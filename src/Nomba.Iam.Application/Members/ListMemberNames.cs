using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>The names to show of members: a person's address or a key's name. Those that are not of the organization have none.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record ListMemberNames(OrganizationId OrganizationId, IReadOnlyCollection<MemberId> Members)
    : IQuery<Result<IReadOnlyDictionary<MemberId, string>>>, IOrganizationMessage;

internal sealed class ListMemberNamesValidator : AbstractValidator<ListMemberNames>
{
    public ListMemberNamesValidator() => RuleFor(q => q.Members.Count).InclusiveBetween(0, PageRules.MaxLimit).OverridePropertyName("members")
        .WithErrorCode("member.names").WithMessage($"Ask for the names of at most {PageRules.MaxLimit} members.");
}

internal sealed class ListMemberNamesHandler(IMemberStore members) : IQueryHandler<ListMemberNames, Result<IReadOnlyDictionary<MemberId, string>>>
{
    public async ValueTask<Result<IReadOnlyDictionary<MemberId, string>>> Handle(ListMemberNames query, CancellationToken cancellationToken) =>
        Result<IReadOnlyDictionary<MemberId, string>>.From(await members.NamesAsync(query.OrganizationId, query.Members, cancellationToken));
}
