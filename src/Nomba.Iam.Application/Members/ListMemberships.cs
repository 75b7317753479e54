using Mediator;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Members;

/// <summary>Where a person belongs: active memberships in active organizations, by name. Asked only for the person who is signed in.</summary>
public sealed record ListMemberships(UserId UserId) : IQuery<Result<IReadOnlyList<Membership>>>;

internal sealed class ListMembershipsHandler(IMemberStore members) : IQueryHandler<ListMemberships, Result<IReadOnlyList<Membership>>>
{
    public async ValueTask<Result<IReadOnlyList<Membership>>> Handle(ListMemberships query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<Membership>>.From(await members.MembershipsOfAsync(query.UserId, cancellationToken));
}
