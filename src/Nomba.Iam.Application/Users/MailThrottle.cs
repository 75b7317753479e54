using System.Net;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// How many mails others may make us send in an hour: so many from one network of strangers or from one organization, and so many to one address:
/// of strangers together, and of each organization by itself, so that no invitation stops a password reset, nor the other way round. Whether the
/// address has an account plays no part. Counted like failed sign-ins, in every hour anew.
/// </summary>
internal sealed class MailThrottle(ISignInFailureStore counts, TimeProvider time)
{
    public const int PerRecipient = 10;
    public const int PerNetwork = 30;
    public const int PerOrganization = 200;

    private static readonly TimeSpan Window = TimeSpan.FromHours(2);

    /// <summary><c>email.too_many</c>, with the rest of the hour.</summary>
    public Task<Result> AdmitAsync(string email, string? address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var network = SignInKeys.MailsFrom(IPAddress.TryParse(address, out var parsed) ? parsed : null, now);
        return AdmitAsync((network, PerNetwork), SignInKeys.MailsTo(email, now), now, cancellationToken);
    }

    /// <summary>The same for a mail that a member of the organization asks for.</summary>
    public Task<Result> AdmitAsync(OrganizationId organization, string email, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return AdmitAsync((SignInKeys.MailsOf(organization, now), PerOrganization), SignInKeys.MailsOfTo(organization, email, now), now, cancellationToken);
    }

    private async Task<Result> AdmitAsync((string Key, int Most) sender, string recipient, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await counts.AddAsync(sender.Key, now, Window, cancellationToken)).Count <= sender.Most
        && (await counts.AddAsync(recipient, now, Window, cancellationToken)).Count <= PerRecipient
            ? Result.Success
            : UserErrors.TooManyMails with { RetryAfter = RestOfTheHour(now) };

    private static TimeSpan RestOfTheHour(DateTimeOffset now) => TimeSpan.FromHours(1) - TimeSpan.FromTicks(now.UtcTicks % TimeSpan.TicksPerHour);
}
