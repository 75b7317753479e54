using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Mediator;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Tests.OpenApi;

/// <summary>
/// Every error that a method can come to, read from the compiled code: through our own methods, the implementations of our ports, and the handlers
/// of the messages that it makes.
/// </summary>
internal sealed partial class ErrorWalk
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Ours =
    [
        .. ((string[])["Nomba.Iam.Domain", "Nomba.Iam.Application", "Nomba.Iam.Infrastructure", "Nomba.Iam.Web"]).SelectMany(name => Assembly.Load(name).GetTypes()),
    ];

    private readonly HashSet<MethodBase> _seen = [];

    public List<Error> Errors { get; } = [];

    /// <summary>The messages that it makes on the way.</summary>
    public HashSet<Type> Messages { get; } = [];

    public void Visit(MethodBase method)
    {
        if (!_seen.Add(method))
        {
            return;
        }

        foreach (var next in ImplementationsOf(method))
        {
            Visit(next);
        }

        List<object> constants = [];
        foreach (var mentioned in Instructions.Of(BodyOf(method)))
        {
            switch (mentioned)
            {
                case string or int:
                    constants.Add(mentioned);
                    break;
                case FieldInfo { IsStatic: true } field when field.FieldType == typeof(Error):
                    Errors.Add((Error)field.GetValue(null)!);
                    break;
                case MethodBase called:
                    Follow(called, constants);
                    break;
            }
        }
    }

    private void Follow(MethodBase called, List<object> constants)
    {
        var type = called.DeclaringType!;
        if (type == typeof(Error))
        {
            AddMadeHere(called, constants);
        }
        else if (called is MethodInfo { IsStatic: true } maker && maker.ReturnType == typeof(Error) && type.Name.EndsWith("Errors", StringComparison.Ordinal))
        {
            Errors.Add((Error)maker.Invoke(null, [.. maker.GetParameters().Select(p => Sample(p.ParameterType))])!);
        }
        else if (called is ConstructorInfo && typeof(IMessage).IsAssignableFrom(type) && Messages.Add(type))
        {
            Visit(HandlerOf(type));
        }
        else if (Ours.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
        {
            Visit(called);
        }
    }

    // "Error.Invalid("code", "message")" on the spot. What is put together at run time is described by its first words.
    private void AddMadeHere(MethodBase called, List<object> constants)
    {
        var code = constants.OfType<string>().LastOrDefault(s => Code().IsMatch(s));
        var message = constants.SkipWhile(c => !Equals(c, code)).Skip(1).OfType<string>().FirstOrDefault(s => s.Contains(' ', StringComparison.Ordinal));
        var kind = called.IsConstructor
            ? constants.TakeWhile(c => !Equals(c, code)).OfType<int>().Select(i => (ErrorKind?)i).LastOrDefault()
            : Enum.TryParse<ErrorKind>(called.Name, out var named) ? named : null;
        if (code is not null && kind is { } found)
        {
            Errors.Add(new Error(found, code, message ?? "The request is not right."));
        }
    }

    private static MethodBase BodyOf(MethodBase method) =>
        method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType.GetMethod("MoveNext", Own) ?? method;

    private static IEnumerable<MethodBase> ImplementationsOf(MethodBase method) => method switch
    {
        { IsAbstract: false, IsVirtual: false } or ConstructorInfo => [],
        { DeclaringType: { IsInterface: true, IsGenericType: false } port } =>
            from type in Ours
            where type is { IsClass: true, IsAbstract: false } && port.IsAssignableFrom(type)
            let map = type.GetInterfaceMap(port)
            let index = Array.IndexOf(map.InterfaceMethods, method)
            where index >= 0
            select map.TargetMethods[index],
        { DeclaringType: { IsClass: true, IsGenericType: false } parent } =>
            from type in Ours
            where type.IsSubclassOf(parent)
            from own in type.GetMethods(Own)
            where own.GetBaseDefinition() == method
            select own,
        _ => [],
    };

    private static MethodInfo HandlerOf(Type message) => (
        from type in Ours
        where type is { IsClass: true, IsAbstract: false, IsGenericType: false }
        where type.GetInterfaces().Any(i => i.IsGenericType && i.Name.EndsWith("Handler`2", StringComparison.Ordinal) && i.GetGenericArguments()[0] == message)
        select type.GetMethod("Handle", Own)!).Single(m => m.GetParameters()[0].ParameterType == message);

    private static object? Sample(Type type) =>
        type == typeof(string) ? "transfers:initiate"
        : type == typeof(int) ? 2
        : type.IsAssignableFrom(typeof(string[])) ? (string[])["transfers:initiate"]
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    [GeneratedRegex("^[a-z_]+\\.[a-z_]+$")]
    private static partial Regex Code();
}
