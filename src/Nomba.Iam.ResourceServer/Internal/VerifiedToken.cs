namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>A token whose signature was good: it will not get worse. Whether it is alive is asked each time.</summary>
internal sealed class VerifiedToken(TokenVerdict.Good verdict, TokenMarks marks)
{
    private long _aliveAt;

    public TokenVerdict.Good Verdict => verdict;

    public TokenMarks Marks => marks;

    public TokenLife Judge(RevocationState state)
    {
        // Read before the judgement: an event that comes in between raises it, and the token is judged again.
        var version = state.Version;
        if (Volatile.Read(ref _aliveAt) == version)
        {
            return TokenLife.Alive;
        }

        var life = state.Judge(marks);
        if (life == TokenLife.Alive)
        {
            Volatile.Write(ref _aliveAt, version);
        }

        return life;
    }
}
