"""Words that tell what kind of incident it is, the most telling first.

A phrase is a row of words; `a|b` is either word, `a*` any word that begins so, and `..` up to
eight words between. Commas part the phrases. Of a list only the first words in a text count.
"""

from collections.abc import Mapping

from models.glossary import Category
from reading.words import words

SPOKEN = {
    "tdk": "tidak", "tak": "tidak", "gak": "tidak", "ga": "tidak", "nggak": "tidak",
    "ndak": "tidak", "blm": "belum", "ktk": "kotak", "sdh": "sudah", "telah": "sudah",
    "udah": "sudah", "bkn": "bukan", "yg": "yang", "signal": "sinyal", "dlm": "dalam",
    "phn": "pohon", "dr": "dari", "ilang": "hilang", "ical": "hilang", "ujan": "hujan",
    "udan": "hujan", "deres": "deras", "kobongan": "kebakaran", "padem": "padam",
    "durung": "belum", "blum": "belum", "gk": "tidak", "ambruk": "roboh",
    "pedhot": "putus", "pedot": "putus", "iso": "bisa",
}  # fmt: skip
SPOKEN |= {
    f"{thing}{suffix}": thing
    for thing in words("listrik lampu sinyal jaringan kotak surat genset truk mobil")
    for suffix in ("nya", "ne", "e")
}
"""Other spellings of words in the phrases."""

Signs = Mapping[Category, str]

UNMISTAKABLE: Signs = {
    Category.HOAX: """
        hoax, hoaks, hoaxs, disinformasi, fitnah, fake news, berita|kabar|isu|info|informasi
        bohong|palsu|menyesatkan, isu|berita|kabar tidak benar, video|foto|gambar|surat
        editan|rekayasa
    """,
    Category.VOTE_BUYING: """
        serangan fajar, politik uang, money politi*, beli suara, vote buying,
        bagi|bagikan|membagi|membagikan|dibagi|dibagikan|pembagian ..
        uang|duit|amplop|sembako|beras, sebar|nyebar|menyebar|memberi|diberi|pemberian ..
        uang|duit|amplop|sembako
    """,
}
"""Whatever else is told, it is this."""

BOXES: Signs = {
    Category.MISSING_BOX: """
        kotak .. hilang|raib|lenyap|dicuri|dirampas|kurang|selisih, kotak .. tidak|belum
        ada|ditemukan|ketemu, kotak .. dibawa lari|kabur, hilang|kehilangan|pencurian|perampasan ..
        kotak, kurang|kekurangan|selisih 1|2|3|satu|dua|tiga kotak, box|boxes ..
        missing|lost|stolen, missing|lost|stolen .. box|boxes, jumlah kotak
        tidak|beda|kurang|selisih
    """,
    Category.WET_BOX: """
        kotak|logistik|surat ..
        basah|kebasahan|kehujanan|kudanan|kodanan|teles|terguyur|diguyur|terendam|tergenang,
        kotak|logistik|surat .. tercebur(?!.jurang|.ke.jurang)|kecemplung(?!.jurang|.ke.jurang),
        kotak|logistik|surat .. kemasukan|kena|terkena air|hujan, basah .. kotak, membasahi|merendam
        .. kotak, box|boxes .. wet|soaked, wet box|boxes
    """,
}
"""What a box suffered weighs more than how it came about."""

EVENTS: Signs = {
    Category.FIRE: """
        kebakaran, terbakar, dibakar, membakar, bakar, pembakaran, kobaran, fire, asap tebal,
        kompor|tabung|gas meledak, kobong, timbul|menimbulkan|muncul|keluar|percikan|kobaran api
    """,
    Category.CLASH: """
        bentrok*, tawuran, ricuh, kericuhan, rusuh, kerusuhan, keributan, baku hantam|pukul, adu
        jotos|fisik, saling pukul|serang|dorong|lempar, pukul saksi|petugas|anggota|warga|linmas,
        dipukul, memukul, pemukulan, dikeroyok, pengeroyokan, perkelahian, berkelahi, berantem,
        gelut, atokar, tokaran, lempar|pelemparan batu, melempari, lempari, dilempari, clash, riot,
        mengamuk, ngamuk, amuk massa, chaos, geger, gegeran, tukaran
    """,
    Category.THREAT: """
        ancaman, mengancam, ngancam, ngancem, diancam, ancam, pengancaman, bom, teror, meneror,
        diteror, granat, handak, threat*, bomb, benda|barang|tas|paket mencurigakan
    """,
    Category.INTIMIDATION: """
        intimidasi, diintimidasi, mengintimidasi, intimidat*, ditekan, menekan, tekanan dari,
        dipaksa, memaksa, pemaksaan, ditakut*, menakut*, premanisme,
        menghalangi|dihalangi|menghadang|dihadang|mengusir pemilih|warga|saksi, diusir,
        dilarang|melarang|dihalangi memilih|masuk|mencoblos
    """,
    Category.CRIME: """
        pencurian, pencuri, maling, dicuri, mencuri, kecurian, kemalingan, perampasan, dirampas,
        merampas, rampok, perampokan, penganiayaan, dianiaya, dibacok, pembacokan, ditusuk,
        penusukan, penjambretan, jambret, begal, narkoba, curanmor, perusakan, pengrusakan, dirusak,
        merusak, penculikan, diculik, pembunuhan, dibunuh, copet, dibobol, pembobolan, miras, sajam,
        senjata tajam|api, bawa|membawa parang|celurit|golok|pisau, crime, theft, stolen,
        motor|mobil|sepeda|helm|barang .. hilang|raib, onar
    """,
    Category.ACCIDENT: """
        kecelakaan, laka, truk|mobil|pickup|pikap|kendaraan .. rusak|bermasalah|mesin, lakalantas,
        mogok, terguling, masuk|ke|kecemplung|nyemplung jurang|parit|got, masuk sungai|laut,
        pecah|bocor|kempes ban, ban .. pecah|bocor|kempes|meletus, terperosok, tabrakan, menabrak,
        nabrak, ditabrak, tertabrak, tergelincir, terbalik, selip, nyungsep, karam, tenggelam,
        jatuh|terjatuh dari|ke, motor|mobil|truk|pickup|sepeda .. jatuh|terjatuh|tergelincir|slip,
        rem blong, patah as, accident, crash, overturned, collision
    """,
    Category.HEALTH: """
        sakit, pingsan, meninggal, wafat, kelelahan, kecapekan, ngedrop, kondisi|badan|mendadak
        drop, dirawat, dilarikan ke, keracunan, stroke, kesurupan, melahirkan, kontraksi, semaput,
        muntah, demam, asma, serangan jantung, hilang kesadaran, tidak sadar*, sesak|sesek
        napas|nafas, kejang, lemas, kolaps, asam lambung, terpeleset, patah tulang|kaki|tangan,
        darah tinggi, hipertensi, pusing, mual, kambuh, digigit, tersengat, kesetrum, tersetrum,
        sick, fainted, unconscious, died, health
    """,
    Category.NATURAL_DISASTER: """
        banjir, kebanjiran, longsor, gempa, angin kencang|ribut|besar, puting beliung, badai, rob,
        pohon .. tumbang|roboh, gelombang|ombak tinggi|besar, tsunami, erupsi, abu vulkanik,
        jembatan .. putus|ambrol|ambruk|roboh, tanah gerak|ambles, tanggul|tebing
        jebol|longsor|ambrol, meluap, air pasang, air sungai|laut|bah .. naik|masuk, tergenang,
        lindu, jalan|tanah ambles|amblas, petir, disaster, flood*, landslide, earthquake, storm
    """,
    Category.POWER_OUTAGE: """
        listrik|lampu|pln|aliran .. padam|mati|putus|trip|anjlok|off, mati|padam lampu|listrik,
        pemadaman, genset .. rusak|mati|mogok|habis|kehabisan|trouble, gardu|trafo ..
        meledak|rusak|trip, gelap gulita, blackout, power outage|cut|failure, no power|electricity
    """,
    Category.NETWORK_OUTAGE: """
        sinyal|internet|jaringan|provider|telkomsel|wifi|repeater|sirekap .. hilang|gangguan|putus,
        sinyal|internet|jaringan|provider|telkomsel|wifi|repeater|sirekap .. mati|lemah|down|error,
        sinyal|internet|jaringan|provider|telkomsel|wifi|repeater|sirekap .. lemot|lelet|trouble,
        sinyal|internet|jaringan|sirekap .. tidak, ht|radio .. tidak|mati|rusak|error|gangguan,
        gangguan|kendala sinyal|internet|jaringan|komunikasi, tidak|susah|sulit|hilang .. sinyal,
        kuota .. habis, tidak bisa kirim|upload|unggah|diakses|login, blank|blind spot, no
        signal|internet, network outage|down, komunikasi .. putus|terputus|hilang, bts|tower ..
        mati|down|rusak
    """,
    Category.PROCEDURE: """
        mencoblos|nyoblos|coblos|memilih .. 2|dua|lebih kali, nyoblos .. pindho|pindo,
        sudah|telah tercoblos|dicoblos,
        coblos|memilih lebih dari, prosedur, procedure, psu, pemungutan suara ulang, ganda, tidak
        terdaftar, luar daerah|wilayah|desa .. nyoblos|mencoblos|memilih, tidak masuk|ada|punya
        dpt|mandat, tanpa mandat, salah input|kirim|tulis|hitung|coblos|masuk|prosedur, tertukar,
        ketuker, kotak .. dibuka, membuka|buka kotak, tidak netral|sesuai, pelanggaran, melanggar,
        joki, mewakilkan, diwakilkan, coblos sisa, mengarahkan|arahkan pemilih|warga, surat mandat,
        kampanye, bawah|dibawah umur, c6|undangan|kartu|c .. orang lain, undangan .. tidak|belum, c
        6 .. tidak|belum
    """,
    Category.LOGISTICS_SHORTAGE: """
        surat|logistik|bilik|formulir|form|tinta|paku|alat|kertas .. kurang|habis|kehabisan|tumpah,
        surat|logistik|bilik|formulir|form|tinta|paku|alat|kertas .. rusak|sobek|robek,
        bilik|formulir|form|tinta|paku|alat|kertas|segel .. belum|tidak ada, segel .. habis,
        kabel|ties|atk|plano|hasil|sampul|meja|tenda|terpal|lem|spidol .. kurang|habis|rusak,
        plano|sampul|atk|terpal|spidol .. belum|tidak ada, kurang .. surat|logistik|bilik|formulir,
        alat|bilik|tinta|paku|stempel .. hilang, surat|logistik|formulir .. tidak cukup|mencukupi,
        kekurangan, kehabisan, shortage, ran out, surat suara|logistik tidak|belum ada
    """,
}
"""What happened."""

CONSEQUENCES: Signs = {
    Category.PROTEST: """
        unjuk rasa, unras, demo, demonstrasi, protes, memprotes, diprotes, perselisihan, berselisih,
        protest*, orasi, adu mulut|argumen, cekcok, keberatan, menolak, tolak, boikot, penolakan,
        tidak terima|puas, minta|menuntut .. ulang, tidak mau|bersedia .. tanda|ttd, walk out,
        blokir, memblokir, blokade, geruduk, menggeruduk, digeruduk, aksi massa|warga, walkout,
        debat, perdebatan
    """,
    Category.DELAY: """
        terlambat, keterlambatan, telat, tertunda, ditunda, penundaan, molor, tertahan, terhambat,
        terhalang, terhenti, mundur, lambat, macet, kemacetan, antri kapal|ferry, delay*, late,
        belum ..
        datang|tiba|sampai|buka|dibuka|mulai|dimulai|hadir|kembali|terkirim|terima|menerima|diambil|dibagikan|diterima
    """,
    Category.CROWDING: """
        antri, antre, antrian, antrean, ngantri, mengantri, mengantre, mengular, kerumunan,
        berkerumun, membludak, membeludak, mbludak, penumpukan, menumpuk, numpuk, berdesak*, desak,
        padat, penuh sesak, jubel, berjubel, crowd*, queue
    """,
}
"""What comes of such events, or of nothing in particular."""

HINTS: Signs = {
    Category.FIRE: "api, asap, korsleting",
    Category.BROKEN_SEAL: "segel, segelnya, sgl",
    Category.WET_BOX: "kehujanan, basah",
    Category.VOTE_BUYING: "amplop, sembako",
    Category.CLASH: "ribut",
    Category.CRIME: "mabuk",
    Category.ACCIDENT: "oleng, terjebak lumpur",
    Category.NATURAL_DISASTER: "tumbang, hujan deras|lebat, genangan, tenda roboh, angin, ombak",
    Category.POWER_OUTAGE: "listrik, pln, padam, genset, gelap",
    Category.NETWORK_OUTAGE: "sinyal, internet, jaringan, wifi",
    Category.LOGISTICS_SHORTAGE: "kurang, habis",
    Category.HEALTH: "luka, terluka, jatuh, terjatuh, rumah sakit, puskesmas, ambulans, ambulan",
    Category.CROWDING: "massa, berkumpul, ramai",
    Category.PROCEDURE: "selisih, lupa, tidak cocok, keliru, salah",
}
"""Words that tell little, for a text that holds none of the above."""
