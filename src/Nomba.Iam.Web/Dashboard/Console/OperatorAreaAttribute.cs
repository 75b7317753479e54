namespace Nomba.Iam.Web.Dashboard.Console;

/// <summary>A page for operators of the platform. For everybody else there is no such page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperatorAreaAttribute : Attribute;
