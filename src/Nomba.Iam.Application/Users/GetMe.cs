using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The person who is signed in at this browser.</summary>
public sealed record GetMe : IQuery<Result<Me>>, IPersonMessage;

/// <summary>A person as they see themselves.</summary>
public sealed record Me(UserProfile Profile, bool IsOperator, UserSessionId? SessionId);

internal sealed class GetMeHandler(IUserDirectory users, ICallerAccessor callers) : IQueryHandler<GetMe, Result<Me>>
{
    public async ValueTask<Result<Me>> Handle(GetMe query, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        return await users.FindAsync(caller.UserId!.Value, cancellationToken) is { } profile
            ? new Me(profile, caller.IsOperator, caller.SessionId)
            : UserErrors.NotFound;
    }
}
