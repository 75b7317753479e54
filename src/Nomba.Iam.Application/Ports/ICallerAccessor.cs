namespace Nomba.Iam.Application.Ports;

/// <summary>Who is asking, as the door established it. Set once per request, before any message is sent.</summary>
public interface ICallerAccessor
{
    Caller Caller { get; }
}
