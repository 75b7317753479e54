using System.Reflection;
using FluentValidation;
using FluentValidation.Internal;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.OpenApi;

/// <summary>The errors of one operation: its use cases' own, its validators', and those that come before any use case.</summary>
internal static class OperationErrors
{
    private static readonly Assembly Web = typeof(Program).Assembly;

    public static IReadOnlyList<Error> Of(RouteEndpoint endpoint, IServiceProvider services)
    {
        var method = endpoint.Metadata.GetMetadata<MethodInfo>()!;
        var walk = new ErrorWalk();
        walk.Visit(method);
        Error[] all = [.. OfTheCaller(endpoint), .. OfTheRequest(endpoint, method), .. walk.Errors, .. walk.Messages.SelectMany(OfTheMarks), .. walk.Messages.SelectMany(m => OfValidators(m, services))];
        return [.. all.DistinctBy(e => e.Code)];
    }

    /// <summary>The status that the host answers a kind of error with.</summary>
    public static int StatusOf(ErrorKind kind) =>
        (int)Web.GetType("Nomba.Iam.Web.Http.Problems")!.GetMethod("StatusOf", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [kind])!;

    private static IEnumerable<Error> OfTheCaller(RouteEndpoint endpoint)
    {
        yield return new Error(ErrorKind.Unavailable, "service.unavailable", "The request could not be carried out right now. Try again in a moment.");
        var marks = endpoint.Metadata.ToLookup(m => m.GetType().Name);
        if (marks.Contains("PublicEndpoint"))
        {
            yield break;
        }

        if (marks.Contains("ResourceServerEndpoint"))
        {
            yield return TokenErrors.InvalidClient;
            yield break;
        }

        yield return PipelineErrors.NotSignedIn;
        yield return TokenErrors.InvalidToken;
        foreach (var needed in marks["PermissionRequirement"].Take(1))
        {
            yield return PipelineErrors.MissingPermission((string)needed.GetType().GetProperty("Permission")!.GetValue(needed)!);
            yield return PipelineErrors.OrganizationNotFound;
            yield return SecondFactorErrors.Required;
        }

        if (marks.Contains("OperatorRequirement"))
        {
            yield return PipelineErrors.OperatorRequired;
        }

        if (marks.Contains("PersonEndpoint"))
        {
            yield return PipelineErrors.PersonRequired;
        }
    }

    private static IEnumerable<Error> OfTheRequest(RouteEndpoint endpoint, MethodInfo method)
    {
        if (method.GetParameters().Any(p => p.ParameterType.Name.EndsWith("Request", StringComparison.Ordinal)))
        {
            yield return Error.Invalid("request.malformed", "The body is not JSON of the form that is read here.");
        }

        if (RouteHygieneTests.ReadsIfMatch(method))
        {
            yield return PipelineErrors.Outdated;
        }

        string?[] mechanisms =
        [
            "QueryParameters", "ManagementLimits", endpoint.Metadata.Any(m => m.GetType().Name == "IdempotentEndpoint") ? "IdempotencyErrors" : null,
        ];
        foreach (var error in mechanisms.OfType<string>().Select(name => Web.GetType($"Nomba.Iam.Web.Http.{name}")).OfType<Type>().SelectMany(MadeBy))
        {
            yield return error;
        }
    }

    private static List<Error> MadeBy(Type mechanism)
    {
        var walk = new ErrorWalk();
        var members = mechanism.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        foreach (var member in members.OfType<MethodBase>())
        {
            walk.Visit(member);
        }

        return [.. members.OfType<FieldInfo>().Where(f => f.FieldType == typeof(Error)).Select(f => (Error)f.GetValue(null)!), .. walk.Errors];
    }

    private static IEnumerable<Error> OfTheMarks(Type message)
    {
        if (message.IsAssignableTo(typeof(IMailingMessage)) || message.IsAssignableTo(typeof(IInvitingMessage)))
        {
            yield return UserErrors.TooManyMails;
        }

        if (message.IsAssignableTo(typeof(IFreshSignInMessage)))
        {
            yield return PipelineErrors.FreshSignInRequired;
        }
    }

    private static IEnumerable<Error> OfValidators(Type message, IServiceProvider services) =>
        from validator in services.GetServices(typeof(IValidator<>).MakeGenericType(message)).Cast<IValidator>()
        from rule in validator.CreateDescriptor().Rules
        from component in rule.Components
        where component.ErrorCode?.Contains('.', StringComparison.Ordinal) == true
        select Error.Invalid(component.ErrorCode, MessageOf(component), rule.PropertyName is { Length: > 0 } name ? char.ToLowerInvariant(name[0]) + name[1..] : null);

    // Some say what they were given, and here they are given nothing.
    private static string MessageOf(IRuleComponent component)
    {
        try
        {
            return component.GetUnformattedErrorMessage();
        }
        catch (Exception exception) when (exception is NullReferenceException or ArgumentException)
        {
            return "It is not of the form that is read here.";
        }
    }
}
