namespace Nomba.Iam.Web.Dashboard.Console;

/// <summary>A page of the console, as against sign-in and consent: it has the framework's script, which changes pages without loading each anew.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConsoleAttribute : Attribute;
