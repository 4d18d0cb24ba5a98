using System.Collections.Frozen;

namespace Conformance.Coap.Messages;

/// <summary>The Code octet of a CoAP message, written <c>c.dd</c>: three bits of class, five of detail.</summary>
/// <remarks>RFC 7252 §3. Not an enum: an IUT may send any octet, and reports must print it.</remarks>
/// <param name="Value">The octet as sent.</param>
public readonly record struct CoapCode(byte Value)
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["0.01"] = "GET",
        ["0.02"] = "POST",
        ["0.03"] = "PUT",
        ["0.04"] = "DELETE",
        ["0.05"] = "FETCH",
        ["0.06"] = "PATCH",
        ["0.07"] = "iPATCH",
        ["2.01"] = "Created",
        ["2.02"] = "Deleted",
        ["2.03"] = "Valid",
        ["2.04"] = "Changed",
        ["2.05"] = "Content",
        ["2.31"] = "Continue",
        ["4.00"] = "Bad Request",
        ["4.01"] = "Unauthorized",
        ["4.02"] = "Bad Option",
        ["4.03"] = "Forbidden",
        ["4.04"] = "Not Found",
        ["4.05"] = "Method Not Allowed",
        ["4.06"] = "Not Acceptable",
        ["4.08"] = "Request Entity Incomplete",
        ["4.09"] = "Conflict",
        ["4.12"] = "Precondition Failed",
        ["4.13"] = "Request Entity Too Large",
        ["4.15"] = "Unsupported Content-Format",
        ["4.22"] = "Unprocessable Entity",
        ["4.29"] = "Too Many Requests",
        ["5.00"] = "Internal Server Error",
        ["5.01"] = "Not Implemented",
        ["5.02"] = "Bad Gateway",
        ["5.03"] = "Service Unavailable",
        ["5.04"] = "Gateway Timeout",
        ["5.05"] = "Proxying Not Supported",
        ["5.08"] = "Hop Limit Reached",
        ["7.01"] = "CSM",
        ["7.02"] = "Ping",
        ["7.03"] = "Pong",
        ["7.04"] = "Release",
        ["7.05"] = "Abort",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static CoapCode Empty => default;
    public static CoapCode Get => Of(0, 1);
    public static CoapCode Post => Of(0, 2);
    public static CoapCode Put => Of(0, 3);
    public static CoapCode Delete => Of(0, 4);
    public static CoapCode Fetch => Of(0, 5);
    public static CoapCode Patch => Of(0, 6);
    public static CoapCode IPatch => Of(0, 7);
    public static CoapCode Created => Of(2, 1);
    public static CoapCode Deleted => Of(2, 2);
    public static CoapCode Valid => Of(2, 3);
    public static CoapCode Changed => Of(2, 4);
    public static CoapCode Content => Of(2, 5);
    public static CoapCode Continue => Of(2, 31);
    public static CoapCode BadRequest => Of(4, 0);
    public static CoapCode Unauthorized => Of(4, 1);
    public static CoapCode BadOption => Of(4, 2);
    public static CoapCode Forbidden => Of(4, 3);
    public static CoapCode NotFound => Of(4, 4);
    public static CoapCode MethodNotAllowed => Of(4, 5);
    public static CoapCode NotAcceptable => Of(4, 6);
    public static CoapCode RequestEntityIncomplete => Of(4, 8);
    public static CoapCode Conflict => Of(4, 9);
    public static CoapCode PreconditionFailed => Of(4, 12);
    public static CoapCode RequestEntityTooLarge => Of(4, 13);
    public static CoapCode UnsupportedContentFormat => Of(4, 15);
    public static CoapCode InternalServerError => Of(5, 0);
    public static CoapCode NotImplemented => Of(5, 1);
    public static CoapCode ServiceUnavailable => Of(5, 3);

    /// <summary>0 for requests, 2 for success, 4 for client error, 5 for server error, 7 for signalling.</summary>
    public int Class => Value >> 5;

    public int Detail => Value & 0b000_11111;

    public bool IsEmpty => Value == 0;

    public bool IsRequest => Class == 0 && Detail != 0;

    public bool IsResponse => Class is 2 or 4 or 5;

    public bool IsSuccess => Class == 2;

    /// <summary>Classes 1, 6 and 7 mean nothing over UDP; a message that uses one is rejected (RFC 7252 §4.2).</summary>
    public bool IsReserved => !IsResponse && Class != 0;

    /// <summary>
    /// The method or the reason, for example <c>GET</c> or <c>Not Found</c>; <see langword="null"/> for an unassigned code.
    /// </summary>
    /// <remarks>RFC 7252 §12.1; RFC 7959 §2.9; RFC 8132 §6; RFC 8323 §11.1; IANA CoAP codes.</remarks>
    public string? Name => Names.GetValueOrDefault(ToString());

    public static CoapCode Of(int @class, int detail) => new((byte)((@class << 5) | detail));

    /// <returns>The dotted form, for example <c>2.05</c>.</returns>
    public override string ToString() => $"{Class}.{Detail:00}";
}
