using System.Net;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// How many mails strangers may make us send in an hour: so many from one network, and so many to one address. Whether the address has an
/// account plays no part. Counted like failed sign-ins, in every hour anew.
/// </summary>
internal sealed class MailThrottle(ISignInFailureStore counts, TimeProvider time)
{
    public const int PerRecipient = 10;
    public const int PerNetwork = 30;

    private static readonly TimeSpan Window = TimeSpan.FromHours(2);

    public async Task<bool> AdmitAsync(string email, string? address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var network = SignInKeys.MailsFrom(IPAddress.TryParse(address, out var parsed) ? parsed : null, now);
        return (await counts.AddAsync(network, now, Window, cancellationToken)).Count <= PerNetwork
            && (await counts.AddAsync(SignInKeys.MailsTo(email, now), now, Window, cancellationToken)).Count <= PerRecipient;
    }
}
