namespace Nomba.Iam.Contracts.Http;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">At most as many as the limit asked for, newest first.</param>
/// <param name="Next">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
