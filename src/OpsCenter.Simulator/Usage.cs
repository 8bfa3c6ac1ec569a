namespace OpsCenter.Simulator;

/// <summary>The help text of the command line.</summary>
internal static class Usage
{
    public const string Text = """
        Simulates a province, or puts load on an MQTT server.

        simulate   [--config ingest-config] [--host 127.0.0.1] [--port 1883] [--user U --password P]
                   [--speed 1] [--seed 2026] [--backfill 6h|0] [--systems-port 0] [--push-url http://127.0.0.1:8080 --push-token T] [--drop data/drop]
                   Every site of packs/*/sites.yaml becomes a real MQTT client with its id as client id. The sector systems answer on loopback
                   under /systems/NAME: point Feeds:Systems:NAME of a server at it. Systems that push over HTTP need --push-url and a token of
                   scope simulate, offices that leave files the server's folder of drops.

        load       --devices N [--rate 1000] [--qos 1] [--duration 60s] [--host --port] [--user U --password P]
                   [--protocol 5|4] [--readings 3] [--topic line|json|TOPIC] [--payload TEXT] [--name load] [--connect-rate 500]
                   [--window 64] [--drain 30s] [--ledger FILE] [--report text|json|line]
                   Client ids load-00001... (--name tells two runs apart); a first SIGINT or SIGTERM ends the sending and waits for what is owed; exit code 1 where a message was lost, refused or could not be sent.
                   The password may also stand in the variable OPSCENTER_LOAD_PASSWORD.

        verify     --ledger FILE --url http://127.0.0.1:8080 --token T
                   Reads every acknowledged message back; exit code 1 where one is missing or there twice.

        """;
}
