namespace Nomba.Iam.Domain.Results;

/// <summary>Success, or the reasons why not. Exceptions are for what only we can cause.</summary>
public sealed class Result : IResult<Result>
{
    public static readonly Result Success = new([]);

    private Result(IReadOnlyList<Error> errors) => Errors = errors;

    public IReadOnlyList<Error> Errors { get; }

    public bool IsSuccess => Errors.Count == 0;

    public Error Error => Errors[0];

    public static Result Failure(IReadOnlyList<Error> errors) => new(errors);

    public static implicit operator Result(Error error) => new([error]);
}
