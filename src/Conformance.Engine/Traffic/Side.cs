namespace Conformance.Engine.Traffic;

/// <summary>Who of the two sent a message.</summary>
public enum Side
{
    Client,
    Server,
}
