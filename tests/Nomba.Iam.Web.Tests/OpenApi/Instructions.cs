using System.Reflection;
using System.Reflection.Emit;

namespace Nomba.Iam.Web.Tests.OpenApi;

/// <summary>What a compiled method mentions: the members it names, and its constants, in order.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> Known = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>Strings, integers, fields and methods.</summary>
    public static IEnumerable<object> Of(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Known[unchecked((short)(0xFE00 | code[at + 1]))] : Known[code[at]];
            at += op.Size;
            if (Read(method, op, code.AsSpan(at)) is { } found)
            {
                yield return found;
            }

            at += SizeOf(op, code, at);
        }
    }

    private static object? Read(MethodBase method, OpCode op, ReadOnlySpan<byte> operand) => op.OperandType switch
    {
        OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(operand)),
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok => Member(method, BitConverter.ToInt32(operand)),
        OperandType.ShortInlineI => (int)(sbyte)operand[0],
        _ when op.Value >= OpCodes.Ldc_I4_0.Value && op.Value <= OpCodes.Ldc_I4_8.Value => op.Value - OpCodes.Ldc_I4_0.Value,
        _ => null,
    };

    private static MemberInfo? Member(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int SizeOf(OpCode op, byte[] code, int at) => op.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
