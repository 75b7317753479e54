using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>People and API keys of the organization in one list, newest first.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record ListMembers(OrganizationId OrganizationId, int Limit, MemberId? Before) : IQuery<Result<MemberPage>>, IOrganizationMessage;

/// <summary>A page of members; <paramref name="Next"/> is null on the last one.</summary>
public sealed record MemberPage(IReadOnlyList<MemberListing> Items, MemberId? Next);

internal sealed class ListMembersValidator : AbstractValidator<ListMembers>
{
    public ListMembersValidator() => RuleFor(q => q.Limit).IsLimit();
}

internal sealed class ListMembersHandler(IMemberStore members) : IQueryHandler<ListMembers, Result<MemberPage>>
{
    public async ValueTask<Result<MemberPage>> Handle(ListMembers query, CancellationToken cancellationToken)
    {
        var found = await members.ListAsync(query.OrganizationId, query.Limit + 1, query.Before, cancellationToken);
        MemberListing[] items = [.. found.Take(query.Limit)];
        return new MemberPage(items, found.Count > query.Limit ? items[^1].Member.Id : null);
    }
}
