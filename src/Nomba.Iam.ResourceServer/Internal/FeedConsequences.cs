using Nomba.Iam.Contracts.Revocations;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>What follows from the feed beside the state itself: receipts for the issuer, and keys that are read anew.</summary>
internal sealed class FeedConsequences(Receipts receipts, IssuerMetadata metadata, VerifiedTokens verified)
{
    private string? _keys;

    public void OfEvent(RevocationFeedEvent happened, bool isLive) => receipts.Add(happened, isLive);

    public void OfPulse(RevocationFeedPulse pulse)
    {
        receipts.Ready();
        if (_keys == pulse.Keys)
        {
            return;
        }

        // The first time too: tokens may have been verified before with keys that are gone.
        _keys = pulse.Keys;
        _ = RefreshAsync();
    }

    // The new keys first: what is verified from now on is verified with those, and what was verified before is forgotten after.
    private async Task RefreshAsync()
    {
        await metadata.RefreshAsync(CancellationToken.None);
        verified.Clear();
    }
}
