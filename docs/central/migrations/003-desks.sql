-- What is known of each desk, kept up by every insert. Only greatest and smallest values: a row that arrives twice
-- changes none of them.
CREATE TABLE IF NOT EXISTS desks
(
    chain    UUID,
    first_at AggregateFunction(min, DateTime),
    last_at  AggregateFunction(max, DateTime),
    last_seq AggregateFunction(max, UInt64),
    office   AggregateFunction(argMax, String, UInt64),
    app      AggregateFunction(argMax, String, UInt64),
    lists    AggregateFunction(argMax, Array(String), UInt64),
    received AggregateFunction(max, DateTime)
)
ENGINE = AggregatingMergeTree
ORDER BY chain;

-- Lists as the desk's last entry that names any has them: `if` leaves the place of the others behind it.
CREATE MATERIALIZED VIEW IF NOT EXISTS entries_to_desks TO desks AS
SELECT
    chain,
    minState(at) AS first_at,
    maxState(at) AS last_at,
    maxState(seq) AS last_seq,
    argMaxState(office, seq) AS office,
    argMaxState(app, seq) AS app,
    argMaxState(lists, if(empty(lists), toUInt64(0), seq)) AS lists,
    maxState(received) AS received
FROM entries
GROUP BY chain;

INSERT INTO desks
SELECT
    chain,
    minState(at),
    maxState(at),
    maxState(seq),
    argMaxState(office, seq),
    argMaxState(app, seq),
    argMaxState(lists, if(empty(lists), toUInt64(0), seq)),
    maxState(received)
FROM entries
GROUP BY chain;
