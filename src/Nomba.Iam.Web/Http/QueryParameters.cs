using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Http;

/// <summary>Refuses a query parameter that an endpoint does not read: a misspelt filter would otherwise be a list of everything.</summary>
internal static class QueryParameters
{
    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var known = context.MethodInfo.GetParameters().SelectMany(NamesOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return invocation =>
        {
            var request = invocation.HttpContext.Request;
            return request.Query.Keys.FirstOrDefault(key => !known.Contains(key) || request.RouteValues.ContainsKey(key)) is { } stranger
                ? ValueTask.FromResult<object?>(Problems.From(Unknown(stranger)))
                : next(invocation);
        };
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is null
            ? parameter.ParameterType == typeof(string) ? [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!] : []
            : parameter.ParameterType.GetConstructors()[0].GetParameters().SelectMany(NamesOf);

    // What is not one of ours may be anything, a secret in the wrong place included: it is not repeated.
    private static Error Unknown(string name) => Error.Invalid(
        "request.unknown_parameter",
        "The address has a query parameter that is not read here. Look up its name.",
        name.Length <= 50 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : null);
}
