namespace Nomba.Iam.Web.Wire;

/// <summary>One operation of the wire API.</summary>
internal interface IWireEndpoint
{
    static abstract string Path { get; }

    static virtual string Method => HttpMethods.Post;

    /// <summary>The fields that the operation reads; all others are ignored.</summary>
    static abstract IReadOnlyList<WireField> Fields { get; }

    ValueTask<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellationToken);
}
