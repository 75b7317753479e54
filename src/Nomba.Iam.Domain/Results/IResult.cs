namespace Nomba.Iam.Domain.Results;

/// <summary>Lets a pipeline step turn a refusal into whatever result type the use case returns.</summary>
public interface IResult<TSelf>
    where TSelf : IResult<TSelf>
{
    static abstract TSelf Failure(IReadOnlyList<Error> errors);

    IReadOnlyList<Error> Errors { get; }

    bool IsSuccess { get; }
}
