using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Puts together who enforces what ended a member's tokens last.</summary>
internal sealed class RevocationReceipts(IValidatorStore validators, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    // Of what was written so long before an instance began it had all, however late it was committed.
    private static readonly TimeSpan Settled = IRevocationEventSource.Overlap;

    /// <summary>Null when nothing has ended tokens of the member, or so long ago that it is forgotten.</summary>
    public async ValueTask<RevocationReceipt?> FindAsync(MemberId member, CancellationToken cancellationToken) =>
        await validators.FindLatestAsync(RevocationKind.Member, member.ToString(), cancellationToken) is { } happened
            ? await OfAsync(happened, cancellationToken)
            : null;

    /// <summary>Waits until nobody is behind, but no longer than that.</summary>
    public async ValueTask<RevocationReceipt?> AwaitAsync(MemberId member, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var receipt = await FindAsync(member, cancellationToken);
            if (receipt is null || receipt.Behind == 0 || time.GetElapsedTime(started) >= patience)
            {
                return receipt;
            }

            await Task.Delay(LookEvery, cancellationToken);
        }
    }

    private async ValueTask<RevocationReceipt> OfAsync(RevocationEvent happened, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await validators.ListAsync(happened.At - Validator.Patience, cancellationToken);
        var receipts = await validators.ReceiptsOfAsync(happened.Sequence, cancellationToken);
        return new RevocationReceipt(happened.Sequence, happened.At, [.. known.Select(Judge)]);

        ValidatorReceipt Judge(Validator validator) =>
            receipts.TryGetValue(validator.Id, out var at) ? new ValidatorReceipt(validator, Enforcement.Enforced, at)
            : validator.ReadyAt > happened.At + Settled ? new ValidatorReceipt(validator, Enforcement.Enforced, null)
            : new ValidatorReceipt(validator, validator.IsLiveAt(now) ? Enforcement.Behind : Enforcement.Gone, null);
    }
}
