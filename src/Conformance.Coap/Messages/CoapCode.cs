namespace Conformance.Coap.Messages;

/// <summary>The Code octet of a CoAP message, written <c>c.dd</c>: three bits of class, five of detail.</summary>
/// <remarks>RFC 7252 §3. Not an enum: an IUT may send any octet, and reports must print it.</remarks>
/// <param name="Value">The octet as sent.</param>
public readonly record struct CoapCode(byte Value)
{
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

    public static CoapCode Of(int @class, int detail) => new((byte)((@class << 5) | detail));

    /// <returns>The dotted form, for example <c>2.05</c>.</returns>
    public override string ToString() => $"{Class}.{Detail:00}";
}
