using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;

namespace Conformance.Tests.Lwm2m;

/// <summary>Published payloads, each with its source.</summary>
internal static class FormatVectors
{
    private const string DeviceTlv =
        "C800144F70656E204D6F62696C6520416C6C69616E6365C801164C69676874776569676874204D324D20436C69656E74C80209333435303030313233C303312E30"
        + "860641000141010588070842000ED842011388870841007D42010384C10964C10A0F830B410000C40D5182428FC60E2B30323A3030C11055";

    private const string DeviceSenmlCbor =
        "90A321652F332F302F00613003744F70656E204D6F62696C6520416C6C69616E6365A200613103764C69676874776569676874204D324D20436C69656E74"
        + "A20061320369333435303030313233A20061330363312E30A20063362F300201A20063362F310205A20063372F3002190ED8A20063372F3102191388"
        + "A20063382F3002187DA20063382F3102190384A2006139021864A200623130020FA2006431312F300200A200623133021A5182428F"
        + "A20062313403662B30323A3030A200623136036155";

    private const string DeviceSenmlJson =
        """[{"bn":"/3/0/","n":"0","vs":"Open Mobile Alliance"},{"n":"1","vs":"Lightweight M2M Client"},{"n":"2","vs":"345000123"},"""
        + """{"n":"3","vs":"1.0"},{"n":"6/0","v":1},{"n":"6/1","v":5},{"n":"7/0","v":3800},{"n":"7/1","v":5000},{"n":"8/0","v":125},"""
        + """{"n":"8/1","v":900},{"n":"9","v":100},{"n":"10","v":15},{"n":"11/0","v":0},{"n":"13","v":1367491215},"""
        + """{"n":"14","vs":"+02:00"},{"n":"16","vs":"U"}]""";

    private const string DeviceJson =
        """{"bn":"/3/0/","e":[{"n":"0","sv":"Open Mobile Alliance"},{"n":"1","sv":"Lightweight M2M Client"},{"n":"2","sv":"345000123"},"""
        + """{"n":"3","sv":"1.0"},{"n":"6/0","v":1},{"n":"6/1","v":5},{"n":"7/0","v":3800},{"n":"7/1","v":5000},{"n":"8/0","v":125},"""
        + """{"n":"8/1","v":900},{"n":"9","v":100},{"n":"10","v":15},{"n":"11/0","v":0},{"n":"13","v":1367491215},"""
        + """{"n":"14","sv":"+02:00"},{"n":"16","sv":"U"}]}""";

    private const string Device =
        """
        /3/0/0 String Open Mobile Alliance
        /3/0/1 String Lightweight M2M Client
        /3/0/2 String 345000123
        /3/0/3 String 1.0
        /3/0/6/0 Integer 1
        /3/0/6/1 Integer 5
        /3/0/7/0 Integer 3800
        /3/0/7/1 Integer 5000
        /3/0/8/0 Integer 125
        /3/0/8/1 Integer 900
        /3/0/9 Integer 100
        /3/0/10 Integer 15
        /3/0/11/0 Integer 0
        /3/0/13 Time 1367491215
        /3/0/14 String +02:00
        /3/0/16 String U
        """;

    private const string Links65 =
        """
        /65/0/0/0 Objlnk 66:0
        /65/0/0/1 Objlnk 66:1
        /65/0/1 String 8613800755500
        /65/0/2 Integer 305419896
        """;

    private const string Links66 =
        """
        /66/0/0 String myService 1
        /66/0/1 String Internet.15.234
        /66/0/2 Objlnk 67:0
        /66/1/0 String myService 2
        /66/1/1 String Internet.15.235
        /66/1/2 Objlnk 65535:65535
        """;

    public static IReadOnlyList<FormatVector> All { get; } =
    [
        // LwM2M 1.0.2 §6.4.3.1 to §6.4.3.3, the same in Core 1.1: one instance, one object, several instances, links.
        FormatVector.OfHex("LwM2M 1.0.2 §6.4.3.1", ContentFormat.Tlv, "/3/0", DeviceTlv, Device),
        FormatVector.OfHex("LwM2M 1.0.2 §6.4.3.2 A", ContentFormat.Tlv, "/3", "080079" + DeviceTlv, Device),
        FormatVector.OfHex(
            "LwM2M 1.0.2 §6.4.3.2 B",
            ContentFormat.Tlv,
            "/2",
            "08000EC10001C101008302417F07C1037F080212C10003C101008702417F0761013601C1037F",
            """
            /2/0/0 Integer 1
            /2/0/1 Integer 0
            /2/0/2/127 Integer 7
            /2/0/3 Integer 127
            /2/2/0 Integer 3
            /2/2/1 Integer 0
            /2/2/2/127 Integer 7
            /2/2/2/310 Integer 1
            /2/2/3 Integer 127
            """),
        FormatVector.OfHex(
            "LwM2M 1.0.2 §6.4.3.2 C",
            ContentFormat.Tlv,
            "/1",
            "08000FC10001C40100015180C10601C10755",
            """
            /1/0/0 Integer 1
            /1/0/1 Integer 86400
            /1/0/6 Boolean 1
            /1/0/7 String U
            """),
        FormatVector.OfHex(
            "LwM2M 1.0.2 §6.4.3.3 1",
            ContentFormat.Tlv,
            "/65/0",
            "88000C440000420000440100420001C8010D38363133383030373535353030C40212345678",
            Links65,
            Facts.Links),
        FormatVector.OfHex(
            "LwM2M 1.0.2 §6.4.3.3 2",
            ContentFormat.Tlv,
            "/66",
            "080026C8000B6D79536572766963652031C8010F496E7465726E65742E31352E323334C40200430000"
            + "080126C8000B6D79536572766963652032C8010F496E7465726E65742E31352E323335C402FFFFFFFF",
            Links66,
            Facts.Links),

        // Values of the enabler test specification.
        FormatVector.OfHex(
            "ETS 215",
            ContentFormat.Tlv,
            "/1/0",
            "C10265C20303F2C20507D0C10601C10755",
            """
            /1/0/2 Integer 101
            /1/0/3 Integer 1010
            /1/0/5 Integer 2000
            /1/0/6 Boolean 1
            /1/0/7 String U
            """),
        FormatVector.OfHex(
            "ETS 651",
            ContentFormat.Tlv,
            "/3/0",
            "C40D5182428FC60E2B30323A3030C80F0C4575726F70652F5061726973",
            """
            /3/0/13 Time 1367491215
            /3/0/14 String +02:00
            /3/0/15 String Europe/Paris
            """),
        FormatVector.OfHex(
            "ETS 257, values filled in",
            ContentFormat.SenmlCbor,
            "/",
            "83A321612F0065312F302F32021865A20065312F302F3604F5A20066332F302F31330200",
            """
            /1/0/2 Integer 101
            /1/0/6 Boolean 1
            /3/0/13 Time 0
            """),

        // Core 1.1 §7.4.5: the Device instance in SenML; LwM2M 1.0.2 §6.4.4: the same in JSON.
        FormatVector.OfText("Core 1.1, SenML JSON example", ContentFormat.SenmlJson, "/3/0", DeviceSenmlJson, Device),
        FormatVector.OfHex("Core 1.1, SenML CBOR example", ContentFormat.SenmlCbor, "/3/0", DeviceSenmlCbor, Device),
        FormatVector.OfText("LwM2M 1.0.2 §6.4.4", ContentFormat.Json, "/3/0", DeviceJson, Device),
        FormatVector.OfText(
            "LwM2M 1.0.2 §6.4.4", ContentFormat.Json, "/3/0", DeviceJson.Replace("\"bn\":\"/3/0/\",", ""), Device, isCanonical: false),
        FormatVector.OfText(
            "LwM2M 1.0.2 §6.4.4",
            ContentFormat.Json,
            "/72",
            """{"bn":"/72/","bt":25462634,"e":[{"n":"1/2","v":22.4,"t":-5},{"n":"1/2","v":22.9,"t":-30},{"n":"1/2","v":24.1,"t":-50}]}""",
            """
            /72/1/2 Float 22.4 @25462629
            /72/1/2 Float 22.9 @25462604
            /72/1/2 Float 24.1 @25462584
            """,
            isCanonical: false),
        FormatVector.OfText(
            "LwM2M 1.0.2 §6.4.4",
            ContentFormat.Json,
            "/65/0",
            """{"bn":"/","e":[{"n":"65/0/0/0","ov":"66:0"},{"n":"65/0/0/1","ov":"66:1"},"""
            + """{"n":"65/0/1","sv":"8613800755500"},{"n":"65/0/2","v":305419896}]}""",
            Links65,
            Facts.Links,
            isCanonical: false),
        FormatVector.OfHex(
            "opaque in SenML CBOR", ContentFormat.SenmlCbor, "/0/0/3", "81A221662F302F302F330843ABCDEF", "/0/0/3 Opaque q83v"),
        FormatVector.OfText(
            "opaque in SenML JSON", ContentFormat.SenmlJson, "/0/0/3", """[{"bn":"/0/0/3","vd":"q83v"}]""", "/0/0/3 Opaque q83v"),
        FormatVector.OfHex(
            "half float in SenML CBOR, value before name",
            ContentFormat.SenmlCbor,
            "/3442/0/130",
            "81A202F95CB0216B2F333434322F302F313330",
            "/3442/0/130 Float 300",
            isCanonical: false),

        // Core 1.2 §7.4.4: the forms of keys.
        FormatVector.OfHex("array key", ContentFormat.Lwm2mCbor, "/13/26/1", "A1830D181A01182A", "/13/26/1 Integer 42", ObjectModel.Empty),
        FormatVector.OfHex(
            "nested keys",
            ContentFormat.Lwm2mCbor,
            "/13/26/1",
            "A10DA1181AA101182A",
            "/13/26/1 Integer 42",
            ObjectModel.Empty,
            isCanonical: false),
        FormatVector.OfHex(
            "indefinite",
            ContentFormat.Lwm2mCbor,
            "/13",
            "BF9F0D181A01FF182AFF",
            "/13/26/1 Integer 42",
            ObjectModel.Empty,
            isCanonical: false),
        FormatVector.OfHex(
            "nested arrays, indefinite",
            ContentFormat.Lwm2mCbor,
            "/",
            "BF9F0DFFBF9F181AFFBF9F01FF182AFFFFFF",
            "/13/26/1 Integer 42",
            ObjectModel.Empty,
            isCanonical: false),
        FormatVector.OfHex(
            "decimal fraction in an instance",
            ContentFormat.Lwm2mCbor,
            "/13",
            "A1810DA181181AA18101A18102C48220182D",
            "/13/26/1/2 Float 4.5",
            ObjectModel.Empty,
            isCanonical: false),
        FormatVector.OfHex(
            "two resources",
            ContentFormat.Lwm2mCbor,
            "/13/26",
            "A1820D181AA201182A0215",
            """
            /13/26/1 Integer 42
            /13/26/2 Integer 21
            """,
            ObjectModel.Empty),
        FormatVector.OfHex(
            "every type",
            ContentFormat.Lwm2mCbor,
            "/13/26",
            "A1820D181AA70101022003F94100046474657374054411223344066531323A33340701",
            """
            /13/26/1 Integer 1
            /13/26/2 Integer -1
            /13/26/3 Float 2.5
            /13/26/4 String test
            /13/26/5 Opaque ESIzRA==
            /13/26/6 String 12:34
            /13/26/7 Integer 1
            """,
            ObjectModel.Empty),
        FormatVector.OfHex(
            "two objects",
            ContentFormat.Lwm2mCbor,
            "/",
            "A20DA1181AA101010EA1181BA10202",
            """
            /13/26/1 Integer 1
            /14/27/2 Integer 2
            """,
            ObjectModel.Empty,
            isCanonical: false),

        // Single values.
        FormatVector.OfText("ETS 201", ContentFormat.Text, "/3/0/0", "Open Mobile Alliance", "/3/0/0 String Open Mobile Alliance"),
        FormatVector.OfText("Core 1.1 Appendix C", ContentFormat.Text, "/3/0/8/0", "-750", "/3/0/8/0 Integer -750"),
        FormatVector.OfText("Core 1.1 §7.4.1", ContentFormat.Text, "/5/0/0", "AQIDBAU=", "/5/0/0 Opaque AQIDBAU="),
        FormatVector.OfHex("Core 1.1 §7.4.2", ContentFormat.Opaque, "/5/0/0", "0102030405", "/5/0/0 Opaque AQIDBAU="),
        FormatVector.OfHex("catalogue FMT-13", ContentFormat.Cbor, "/3/0/9", "1864", "/3/0/9 Integer 100"),
        FormatVector.OfHex("ETS 212", ContentFormat.Cbor, "/1/0/6", "F5", "/1/0/6 Boolean 1"),
        FormatVector.OfHex("ETS 211", ContentFormat.Cbor, "/1/0/7", "6155", "/1/0/7 String U"),
        FormatVector.OfHex("time with tag", ContentFormat.Cbor, "/3/0/13", "C11A5182428F", "/3/0/13 Time 1367491215", isCanonical: false),
    ];
}
