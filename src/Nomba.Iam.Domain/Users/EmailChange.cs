using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

/// <summary>A person moves to another address: both ends must say so, in any order, and either can call it off.</summary>
public sealed class EmailChange
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private EmailChange(EmailChangeId id, UserId userId, string oldEmail, string newEmail, DateTimeOffset createdAt)
    {
        Id = id;
        UserId = userId;
        OldEmail = oldEmail;
        NewEmail = newEmail;
        CreatedAt = createdAt;
    }

    public EmailChangeId Id { get; private set; }

    public UserId UserId { get; private set; }

    public string OldEmail { get; private set; }

    public string NewEmail { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? OldConfirmedAt { get; private set; }

    public DateTimeOffset? NewConfirmedAt { get; private set; }

    /// <summary>When it took effect, was called off, or gave way to another.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsComplete => OldConfirmedAt is not null && NewConfirmedAt is not null;

    public static EmailChange Request(UserId user, string oldEmail, string newEmail, TimeProvider time) =>
        new(EmailChangeId.New(time), user, oldEmail, newEmail, time.GetUtcNow());

    /// <summary>One end agrees. The change takes effect, and ends, with the second.</summary>
    public Result Confirm(LinkPurpose end, DateTimeOffset now)
    {
        if (EndedAt is not null)
        {
            return UserErrors.NoEmailChange;
        }

        OldConfirmedAt = end == LinkPurpose.LeaveEmail ? now : OldConfirmedAt;
        NewConfirmedAt = end == LinkPurpose.TakeEmail ? now : NewConfirmedAt;
        EndedAt = IsComplete ? now : null;
        return Result.Success;
    }

    public Result Cancel(DateTimeOffset now)
    {
        if (EndedAt is not null)
        {
            return UserErrors.NoEmailChange;
        }

        EndedAt = now;
        return Result.Success;
    }
}
