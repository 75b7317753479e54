using System.Diagnostics.CodeAnalysis;

namespace Nomba.Iam.Domain.Results;

/// <summary>A value, or the reasons why there is none.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Error> errors)
    {
        _value = value;
        Errors = errors;
    }

    public IReadOnlyList<Error> Errors { get; }

    public bool IsSuccess => Errors.Count == 0;

    public Error Error => Errors[0];

    /// <summary>The value of a success. Reading it from a failure is a mistake in our code.</summary>
    public T Value => IsSuccess ? _value! : throw new InvalidOperationException($"No value: {Error.Code}");

    [SuppressMessage("Design", "CA1000", Justification = "Required by the static abstract member of IResult.")]
    public static Result<T> Failure(IReadOnlyList<Error> errors) => new(default, errors);

    /// <summary>For an interface type, which C# will not convert implicitly.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The counterpart of the implicit conversion.")]
    public static Result<T> From(T value) => new(value, []);

    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsSuccess;
    }

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);

    public static implicit operator Result<T>(Error[] errors) => new(default, errors);
}
