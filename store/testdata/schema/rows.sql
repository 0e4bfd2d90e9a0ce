-- Rows of every table, as the version of that number could hold them, with the
-- names of columns. A new migration adds a section; make golden then writes its
-- fixture.
-- 0001
INSERT INTO person (id, name, created_at, edits) VALUES ('first', 'The ''very'' first', 1763600000000000, 3);
INSERT INTO person (id, name, created_at) VALUES ('second', '', -1);
-- 0002
INSERT INTO about VALUES ('first', 'about-1', 20000, 1, '{"Profile":{"Age":34,"Sex":"F","Training":"active","Goal":"desk","Minutes":15,"Pounds":false,"Equipment":{"Owned":["wall"],"Dumbbells":null,"Kettlebells":null,"Bar":0,"Plates":null,"Bands":null}},"Country":"DE","Program":"","Own":null,"Zone":""}');
INSERT INTO screening VALUES ('first', 'screening-1', 20000, 2, '{"Answers":{"fusion":{"said":"no"}},"Pain":{"Rest":3,"Move":4,"Worst":0},"Hits":null,"Clearances":null,"Text":"stiff; sore"}');
INSERT INTO measure VALUES ('first', 'measure-1', 20000, 3, '{"Day":20000,"Baselines":0,"PainRest":3,"PainMove":0,"PainWorst":0,"Stiffness":0,"LLR":{"Left":38,"Right":46,"HasLeft":true,"HasRight":true},"Seated":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"HalfKneeling":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"Extension":{"Value":0,"Taken":false},"SideBend":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"OWD":{"Value":0,"Taken":false},"SWA":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"ArmRaise":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"Scapular":{"Value":0,"Taken":false},"Prone":{"Value":0,"Taken":false},"BieringSorensen":{"Value":0,"Taken":false},"WallHold":0,"WallAngels":0,"OverheadSquat":0}');
INSERT INTO "check" VALUES ('first', 'check-1', 20001, 4, '{"Answers":{"new_symptom":{"said":"no"}}}');
-- 0003
INSERT INTO entry VALUES ('first', 'entry-1', 20001, 5, FALSE, TRUE, 2, 15, 2, 3, 2, 4, 5, TRUE, FALSE, FALSE, 'a note');
INSERT INTO entry VALUES ('second', 'entry-1', 20001, 5, TRUE, FALSE, 0, 0, 0, 0, 0, 0, 0, FALSE, FALSE, FALSE, '');
INSERT INTO entry_line (person, entry, n, exercise, in_place_of, planned, planned_total, did, did_total, how, pain, before, after, reserve) VALUES ('first', 'entry-1', 1, 'cat-cow', '', '30s', 30, '20s', 20, 'shortened', 3, 2, 2, 0);
INSERT INTO entry_line (person, entry, n, exercise, in_place_of, planned, planned_total, did, did_total, how, pain, before, after, reserve) VALUES ('first', 'entry-1', 2, 'band-row', 'dumbbell-row', '3x10 @ green band', 30, '3x10 @ green band', 30, 'full', 0, 0, 0, 3);
INSERT INTO morning VALUES ('first', 'morning-1', 20002, 6, 2, 4, 5);
INSERT INTO choice (person, id, day, at, act, exercise, instead, today, dose, of_event) VALUES ('first', 'choice-1', 20002, 7, 'swap', 'cat-cow', 'open-book', TRUE, '', '');
-- 0004
INSERT INTO week VALUES ('first', 0, '1-abc', 20007, '{}');
INSERT INTO told VALUES ('first', 'told-1', 20007, 8, 0, '1-abc', '{"decision":"HOLD"}');
-- 0005
INSERT INTO draft VALUES ('second', '{"age":"34"}');
-- 0006
INSERT INTO playing (person, id, holder, body) VALUES ('second', 'playing-1', 'someone', '{"version":1}');
-- 0008
INSERT INTO choice VALUES ('first', 'choice-2', 20003, 9, 'pause', '', '', FALSE, '', '', 20010, 'travel');
-- 0009
INSERT INTO account VALUES ('account-1', 'Ana', 'ana', '$argon2id$v=19$hash', TRUE, 1763600000000000);
INSERT INTO keeper VALUES ('first', 'account-1');
INSERT INTO invitation VALUES ('second', 'hash-of-a-link', 1763600000000000);
INSERT INTO sign_in VALUES ('hash-of-a-token', 'sign-in-1', 'account-1', 'first', 'Firefox, Linux', 1, 2, 3);
INSERT INTO failure VALUES ('hash-of-a-name', 3, 1763600000000000);
-- 0010
INSERT INTO played VALUES ('first', 'entry-1', '{"version":1}');
-- 0011
INSERT INTO own (person, id, name, at, body) VALUES ('first', 'own-1', 'towel-rotation', 1763600000000000, 'id: towel-rotation');
INSERT INTO own (person, id, name, at, body) VALUES ('first', 'own-2', 'towel-rotation', 1763600000000001, '');
INSERT INTO entry VALUES ('first', 'entry-2', 20004, 10, FALSE, TRUE, 1, 10, 2, 2, 2, 3, 4, FALSE, TRUE, TRUE, '');
INSERT INTO choice VALUES ('first', 'choice-3', 20004, 11, 'less', 'cat-cow', '', FALSE, '20s', '', 0, '');
INSERT INTO choice VALUES ('first', 'choice-4', 20004, 12, 'undo', '', '', FALSE, '', 'choice-3', 0, '');
INSERT INTO told VALUES ('first', 'told-2', 20014, 9, 1, '1-abc', '{"decision":"HOLD"}');
-- 0014
INSERT INTO preference VALUES ('first', 'theme', 'dark');
-- 0015
INSERT INTO passkey VALUES ('id-of-a-key', 'account-1', 'My phone', '{"id":"aWQ="}', 1763600000000000, 1763600000000001);
INSERT INTO setting VALUES ('backup-at', '03:30');
-- 0018
INSERT INTO past VALUES ('first', 'past-1', 'import-1', 'strong', 20000, 'Band Pull Apart', 1, '{"source":"strong","day":"2024-10-04","place":1,"name":"Band Pull Apart","sets":[{"reps":12}]}');
INSERT INTO naming VALUES ('first', 'Band Pull Apart', 'band-pull-apart', FALSE);
INSERT INTO naming VALUES ('first', 'Running', '', TRUE);
-- 0019
INSERT INTO token VALUES ('token-1', 'account-1', 'hash-of-a-personal-token', 'My script', 'log', 1763600000000000, 0);
INSERT INTO reply VALUES ('token-1', 'POST /api/v1/people/first/mornings', 'key-1', 'first', 'hash-of-a-body', 201, '{}', '{"id":"morning-1"}', 1763600000000000);
-- 0020
INSERT INTO entry_line VALUES ('first', 'entry-2', 1, 'open-book', '', '8/side', 8, '8/side', 8, 'full', 3, 0, 0, 0, 20004, 10);
-- 0021
INSERT INTO register VALUES (1, 7) ON CONFLICT (id) DO UPDATE SET n = excluded.n;
-- 0022
INSERT INTO own VALUES ('first', 'own-3', 'towel-rotation', 1763600000000002, 'id: towel-rotation', 'pose towel-rotation');
-- 0023
INSERT INTO brought VALUES ('first', 'import-2', 'event', 'entry-2', 20004, '0123456789abcdef');
